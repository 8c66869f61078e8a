package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.tls.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start that fails says, and what to do. */
class WordsTest {

  private static final String PROTECTED =
      "-DENIED Redis is running in protected mode because protected mode is enabled and no password"
          + " is set for the default user. In this mode connections are only accepted from the"
          + " loopback interface.\r\n";

  private final Instances instances = new Instances();

  @AfterEach
  void stop() {
    instances.close();
  }

  private String refusal(String url) {
    return instances.refusal(RedisPubSub.builder(url).connectTimeout(Duration.ofSeconds(4)));
  }

  @Test
  void serverThatIsFullSaysSo() throws IOException {
    try (RedisServer server = RedisServer.start("--maxclients", "1");
        Socket only = new Socket("127.0.0.1", server.port())) {
      only.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
      assertThat(only.getInputStream().read()).isEqualTo('+');
      for (int i = 0; i < 4; i++) {
        assertThat(refusal("redis://u:s3cret@127.0.0.1:" + server.port()))
            .contains("max number of clients", "raise maxclients")
            .doesNotContain("s3cret");
      }
    }
  }

  @Test
  void serverThatClosesAfterItsWordsIsQuoted() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread porter = Thread.ofVirtual().name("porter").start(() -> turnAway(door));
      String url = "redis://u:s3cret@127.0.0.1:" + door.getLocalPort();
      for (int i = 0; i < 4; i++) {
        assertThat(refusal(url))
            .contains("DENIED Redis is running in protected mode", "give the server a password")
            .doesNotContain("s3cret", "Broken pipe", "reset");
      }
      door.close();
      porter.join();
    }
  }

  /** Redis speaks first, reads nothing and closes: what we send meets a closed door. */
  private static void turnAway(ServerSocket door) {
    while (!door.isClosed()) {
      try (Socket guest = door.accept()) {
        guest.getOutputStream().write(PROTECTED.getBytes(US_ASCII));
        guest.setSoLinger(false, 0);
      } catch (IOException e) {
        continue;
      }
    }
  }

  @Test
  void encryptionAtAPlainPortIsTold() {
    try (RedisServer server = RedisServer.start()) {
      assertThat(refusal("rediss://127.0.0.1:" + server.port()))
          .contains("this port is not encrypted: use redis://");
    }
  }

  @Test
  void plainWordsAtAnEncryptedPortAreTold(@TempDir Path folder) throws Exception {
    SelfSigned certificate = SelfSigned.in(folder);
    int port = RedisServer.freePort();
    try (RedisServer server =
        RedisServer.start(
            "--tls-port",
            String.valueOf(port),
            "--tls-cert-file",
            certificate.certificate().toString(),
            "--tls-key-file",
            certificate.key().toString(),
            "--tls-auth-clients",
            "no")) {
      assertThat(server.port()).isNotEqualTo(port);
      assertThat(refusal("redis://u:s3cret@127.0.0.1:" + port)).contains("rediss://");
    }
  }

  @Test
  void reasonsOfLoginsAreToldWithTheWayOut() {
    try (RedisServer server = RedisServer.start()) {
      String place = "127.0.0.1:" + server.port();
      assertThat(refusal("redis://:s3cret@" + place))
          .contains("without any password configured", "leave ours out");
      server.ask("CONFIG", "SET", "requirepass", "other");
      assertThat(refusal("redis://" + place)).contains("NOAUTH", "give a user and password");
      assertThat(refusal("redis://:s3cret@" + place))
          .contains("WRONGPASS", "the user or the password is wrong")
          .doesNotContain("s3cret");
      assertThat(refusal("redis://:other@" + place + "/99")).contains("database 99", "DB index");
      assertThat(refusal("redis-cluster://:other@" + place)).contains("use redis://");
      assertThat(refusal("redis-sentinel://:other@" + place + "/main")).contains("26379");
    }
    assertThat(refusal("redis://127.0.0.1:" + RedisServer.freePort()))
        .contains("refused: nothing listens there");
    assertThat(refusal("redis://nobody.invalid")).contains("the host is unknown");
  }
}
