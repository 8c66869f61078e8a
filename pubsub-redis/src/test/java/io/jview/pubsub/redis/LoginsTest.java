package io.jview.pubsub.redis;

import static io.jview.pubsub.redis.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.Credentials;
import io.jview.pubsub.tls.SelfSigned;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who logs in where, and by which way. */
class LoginsTest {

  private final Instances instances = new Instances();

  @AfterEach
  void stop() {
    instances.close();
  }

  @Test
  void passwordThatChangesIsAskedForAtEachConnecting() {
    try (RedisServer server = RedisServer.start()) {
      server.ask("ACL", "SETUSER", "app", "on", ">first", "&*", "+@all");
      AtomicReference<Credentials> now = new AtomicReference<>(new Credentials("app", "first"));
      RedisPubSub instance =
          instances.start(RedisPubSub.builder(server.url()).credentials(now::get));
      Recorder recorder = subscribe(instance, "t");
      server.ask("ACL", "SETUSER", "app", "resetpass", ">second");
      now.set(new Credentials("app", "second"));
      server.ask("CLIENT", "KILL", "USER", "app");
      recorder.awaitGaps(1);
      new Traffic(instance, "t").sendUntilHeard(recorder);
      instances.close();
    }
  }

  @Test
  void sentinelsThatWantALoginGetIt() {
    try (RedisServer master = RedisServer.start();
        RedisServer sentinel =
            RedisServer.startSentinel(
                "requirepass s3cret", "sentinel monitor main 127.0.0.1 " + master.port() + " 1")) {
      String url = "redis-sentinel://127.0.0.1:" + sentinel.port() + "/main";
      assertThat(instances.refusal(RedisPubSub.builder(url))).contains("sentinelPassword");
      RedisPubSub instance = instances.start(RedisPubSub.builder(url).sentinelPassword("s3cret"));
      new Traffic(instance, "t").sendUntilHeard(subscribe(instance, "t"));
      instances.close();
    }
  }

  @Test
  void unixSocketIsUsed(@TempDir Path folder) {
    Path socket = folder.resolve("r.sock");
    try (RedisServer server = RedisServer.start("--unixsocket", socket.toString())) {
      RedisPubSub instance = instances.start("unix://" + socket);
      Recorder recorder = subscribe(instance, "t");
      new Traffic(instance, "t").sendUntilHeard(recorder);
      server.ask("CLIENT", "KILL", "TYPE", "pubsub");
      recorder.awaitGaps(1);
      new Traffic(instance, "t").sendUntilHeard(recorder);
      instances.close();
    }
    assertThat(instances.refusal(RedisPubSub.builder("unix://" + socket)))
        .contains("unix:" + socket);
  }

  @Test
  void certificateThatDoesNotFitTellsWhoNamedTheAddress(@TempDir Path folder) throws Exception {
    SelfSigned certificate = SelfSigned.in(folder);
    int port = RedisServer.freePort();
    String[] encrypted = {
      "--tls-cert-file", certificate.certificate().toString(),
      "--tls-key-file", certificate.key().toString(),
      "--tls-auth-clients", "no",
      "--tls-port", String.valueOf(port)
    };
    try (RedisServer server = RedisServer.start(encrypted)) {
      assertThat(server.port()).isNotEqualTo(port);
      assertThat(
              instances.refusal(
                  RedisPubSub.builder("rediss://127.0.0.1:" + port)
                      .trustStore(certificate.store(), SelfSigned.PASSWORD)))
          .contains("its certificate is not accepted", "the URL names this address");
    }
  }
}
