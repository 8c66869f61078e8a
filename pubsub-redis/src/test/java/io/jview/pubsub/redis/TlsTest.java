package io.jview.pubsub.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.tls.SelfSigned;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that encrypts, with a certificate made for the test. */
class TlsTest {

  @TempDir Path folder;
  private SelfSigned certificate;
  private RedisServer server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    certificate = SelfSigned.in(folder);
    port = RedisServer.freePort();
    server =
        RedisServer.start(
            "--tls-port",
            String.valueOf(port),
            "--tls-cert-file",
            certificate.certificate().toString(),
            "--tls-key-file",
            certificate.key().toString(),
            "--tls-ca-cert-file",
            certificate.certificate().toString(),
            "--tls-auth-clients",
            "no");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RedisPubSubBuilder builder(String host) {
    return RedisPubSub.builder("rediss://" + host + ":" + port);
  }

  private RedisPubSubBuilder trusting(String host) {
    return builder(host).trustStore(certificate.store(), SelfSigned.PASSWORD);
  }

  @Test
  void messagesTravelEncrypted() {
    RedisPubSub node = trusting("localhost").build();
    node.start().toCompletableFuture().join();
    Recorder recorder = new Recorder();
    node.subscribeTopic("s", "t", recorder).toCompletableFuture().join();
    Traffic traffic = new Traffic(node, "t");
    traffic.send(20_000);
    recorder.awaitMessage(20_000L);
    assertThat(recorder.entries()).hasSize(20_000);
    server.ask("CLIENT", "KILL", "TYPE", "pubsub");
    recorder.awaitGaps(1);
    traffic.sendUntilHeard(recorder);
    node.stop().toCompletableFuture().join();
  }

  @Test
  void unknownCertificateIsRefused() {
    refused(builder("localhost").build());
  }

  @Test
  void certificateOfAnotherHostIsRefused() {
    refused(trusting("127.0.0.1").build());
  }

  private void refused(RedisPubSub node) {
    assertThatThrownBy(() -> node.start().toCompletableFuture().join())
        .cause()
        .hasMessageContaining(":" + port);
    node.stop().toCompletableFuture().join();
  }
}
