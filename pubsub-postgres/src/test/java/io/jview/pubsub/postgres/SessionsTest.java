package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.Credentials;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our own sessions are, whatever the JVM, the role and the database would have them be. */
class SessionsTest {

  private static PostgresServer server;

  private final Instances instances = new Instances();

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
    server.createRole("app", "first");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void stop() {
    instances.close();
    server.execute("alter role app reset all");
  }

  private PostgresPubSubBuilder asApp(String password) {
    return PostgresPubSub.builder("postgresql://127.0.0.1:%d/postgres".formatted(server.port()))
        .user("app")
        .password(password);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VST", "Nowhere/City"})
  void timeZoneThatTheServerDoesNotKnowKeepsNobodyAway(String zone) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(new SimpleTimeZone(0, zone));
    try {
      PostgresPubSub instance = instances.start(server.url());
      new Traffic(instance, "t").sendUntilHeard(subscribe(instance, "t"));
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(server.ask("show timezone")).isNotNull();
  }

  @Test
  void settingsOfARoleThatEndSessionsAndStatementsDoNotEndOurs() throws InterruptedException {
    List<String> settings =
        List.of(
            "idle_session_timeout = '500ms'",
            "idle_in_transaction_session_timeout = '1ms'",
            "lock_timeout = '1ms'",
            "search_path = nowhere",
            "default_transaction_read_only = on");
    settings.forEach(setting -> server.execute("alter role app set " + setting));
    PostgresPubSub instance = instances.start(asApp("first"));
    Recorder recorder = subscribe(instance, "t");
    Thread.sleep(Duration.ofSeconds(2));
    new Traffic(instance, "t").sendUntilHeard(recorder);
    assertThat(recorder.gaps()).isZero();
    assertThat(instances.causes()).noneMatch(cause -> cause.contains(" false "));
  }

  @Test
  void passwordThatChangesIsAskedForAtEachConnecting() {
    AtomicReference<Credentials> now = new AtomicReference<>(new Credentials("app", "first"));
    PostgresPubSub instance = instances.start(asApp("wrong").credentials(now::get));
    Recorder recorder = subscribe(instance, "t");
    server.execute("alter role app password 'second'");
    now.set(new Credentials("app", "second"));
    server.terminate("jview-%");
    recorder.awaitGaps(1);
    new Traffic(instance, "t").sendUntilHeard(recorder);
    server.execute("alter role app password 'first'");
  }
}
