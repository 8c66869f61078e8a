package io.jview.pubsub.redis;

import static io.jview.pubsub.redis.Instances.patiently;
import static io.jview.pubsub.redis.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.traffic.CapturedLog;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that lives, and answers with errors. */
class AnswersTest {

  private static final Duration OFTEN = Duration.ofMillis(200);

  private final RedisServer server =
      RedisServer.start(
          "--enable-debug-command",
          "yes",
          "--busy-reply-threshold",
          "100",
          "--key-load-delay",
          "2000",
          "--loading-process-events-interval-bytes",
          "1024");
  private final Instances instances = new Instances();
  private final CapturedLog log = CapturedLog.of("io.jview.pubsub.redis");

  @AfterEach
  void stop() {
    log.close();
    instances.close();
    server.close();
  }

  private RedisPubSubBuilder builder() {
    return RedisPubSub.builder(server.url()).probeInterval(OFTEN);
  }

  private void assertDelivers(RedisPubSub from, Recorder recorder) {
    Traffic traffic = new Traffic(from, "t");
    traffic.send(100);
    recorder.awaitMessage(100L);
    assertThat(recorder.gaps()).isZero();
    assertThat(instances.causes()).noneMatch(cause -> cause.contains(" false "));
  }

  private void awaitWarning(String code) {
    patiently().until(() -> !log.lines(code).isEmpty());
  }

  /** Time for several probes. */
  private static void probes() throws InterruptedException {
    Thread.sleep(8 * OFTEN.toMillis());
  }

  @Test
  void serverThatCannotSaveDeliversAndIsWarnedOfOnce() throws Exception {
    RedisPubSub before = instances.start(builder());
    Recorder recorder = subscribe(before, "t");
    cannotSave();
    awaitWarning("MISCONF");
    probes();
    RedisPubSub after = instances.start(builder());
    RedisPubSub third = instances.start(builder());
    subscribe(third, "more");
    assertDelivers(after, recorder);
    assertThat(log.lines("MISCONF")).hasSizeBetween(1, 3).allMatch(l -> l.startsWith("WARN"));
    server.ask("CONFIG", "SET", "stop-writes-on-bgsave-error", "no");
    patiently().until(() -> !log.lines("answers to probes as it should again").isEmpty());
  }

  private void cannotSave() throws IOException {
    Files.createDirectories(server.folder().resolve("dump.rdb/full"));
    server.ask("CONFIG", "SET", "save", "3600 1000000");
    server.ask("SET", "key", "value");
    server.ask("BGSAVE");
    patiently().until(() -> String.valueOf(server.ask("PING")).contains("MISCONF"));
  }

  @Test
  void serverThatLoadsItsDataIsUsed() throws Exception {
    server.ask("DEBUG", "POPULATE", "3000");
    server.ask("SAVE");
    RedisPubSub before = instances.start(builder());
    Recorder recorder = subscribe(before, "t");
    server.kill();
    server.restart();
    recorder.awaitGaps(1);
    RedisPubSub after = instances.start(builder());
    Traffic traffic = new Traffic(after, "t");
    traffic.sendUntilHeard(recorder);
    assertThat(String.valueOf(server.ask("PING"))).contains("LOADING");
    awaitWarning("LOADING");
  }

  @Test
  void scriptThatKeepsTheServerBusyIsWaitedFor() throws Exception {
    RedisPubSub before = instances.start(builder().probeInterval(Duration.ofMillis(700)));
    Recorder recorder = subscribe(before, "t");
    CompletableFuture<Object> script =
        CompletableFuture.supplyAsync(() -> server.ask("EVAL", "while true do end", "0"));
    patiently().until(() -> String.valueOf(server.ask("PING")).contains("BUSY"));
    awaitWarning("BUSY");
    CompletableFuture<RedisPubSub> starting =
        CompletableFuture.supplyAsync(() -> instances.start(builder()));
    probes();
    assertThat(starting).isNotDone();
    server.ask("SCRIPT", "KILL");
    script.join();
    assertDelivers(starting.join(), recorder);
  }

  @Test
  void rightToPublishToTheProbesThatIsTakenEndsNothing() throws Exception {
    server.ask("ACL", "SETUSER", "app", "on", ">s3cret", "&*", "+@all");
    RedisPubSub instance = instances.start(builder().user("app").password("s3cret"));
    Recorder recorder = subscribe(instance, "t");
    server.ask("ACL", "SETUSER", "app", "-ping");
    probes();
    assertDelivers(instance, recorder);
  }
}
