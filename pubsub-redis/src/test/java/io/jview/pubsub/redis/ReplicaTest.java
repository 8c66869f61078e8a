package io.jview.pubsub.redis;

import static io.jview.pubsub.redis.Instances.awaitLinks;
import static io.jview.pubsub.redis.Instances.patiently;
import static io.jview.pubsub.redis.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A server that is not the one that everybody else is on. */
class ReplicaTest {

  private static final Duration OFTEN = Duration.ofMillis(300);

  private final RedisServer master = RedisServer.start();
  private final RedisServer other = RedisServer.startAt("127.0.0.2", master.port());
  private final Instances instances = new Instances();

  @AfterEach
  void stop() {
    instances.close();
    other.close();
    master.close();
  }

  private static RedisPubSubBuilder at(RedisServer server) {
    return RedisPubSub.builder(server.url()).probeInterval(OFTEN);
  }

  private void demote(RedisServer server, RedisServer under) {
    String host = under == master ? "127.0.0.1" : "127.0.0.2";
    server.ask("REPLICAOF", host, String.valueOf(under.port()));
  }

  @Test
  @DisplayName("O7 a replica is refused at the start, whatever the user may ask")
  void replicaIsRefused() {
    demote(other, master);
    other.ask(KitNodes.user(KitNodes.EVERYTHING));
    assertThat(instances.refusal(at(other))).contains("it is a replica", "127.0.0.2");
    assertThat(
            instances.refusal(
                at(other).user("kit").password("s3cret&geheim").channelPrefix("kit:")))
        .contains("it is a replica");
  }

  @Test
  @DisplayName("O7 a master that is demoted is left, and used again when it is one again")
  void demotedMaster() {
    RedisPubSub from = instances.start(at(master));
    RedisPubSub to = instances.start(at(master));
    Recorder recorder = subscribe(to, "t");
    Traffic traffic = new Traffic(from, "t");
    traffic.send(100);
    recorder.awaitMessage(100L);
    demote(master, other);
    awaitLinks(from, false);
    awaitLinks(to, false);
    assertThat(instances.causes()).anyMatch(cause -> cause.contains("it is a replica"));
    master.ask("REPLICAOF", "NO", "ONE");
    recorder.awaitGaps(1);
    traffic.sendUntilHeard(recorder);
    recorder.assertNothingLostUntold(traffic.failed());
  }

  @Test
  @DisplayName("O7 a name that leads elsewhere is followed, though the old server lives")
  void nameThatMoves() {
    AtomicReference<String> place = new AtomicReference<>("127.0.0.1");
    String url = "redis://redis.test:" + master.port();
    RedisPubSub instance =
        instances.start(
            RedisPubSub.builder(url)
                .probeInterval(OFTEN)
                .lookup(name -> new InetAddress[] {InetAddress.getByName(place.get())}));
    Recorder recorder = subscribe(instance, "t");
    place.set("127.0.0.2");
    recorder.awaitGaps(1);
    assertThat(other.channels("jview:")).containsExactly("jview:t");
    patiently().until(() -> master.clients("jview").isEmpty());
    new Traffic(instance, "t").sendUntilHeard(recorder);
  }
}
