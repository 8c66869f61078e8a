package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that encrypts, with a certificate made for the test. */
class TlsTest {

  private static final String SECRET = "changeit";

  @TempDir Path folder;
  private Path store;
  private RedisServer server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    store = folder.resolve("store.p12");
    makeCertificate();
    KeyStore keys = KeyStore.getInstance(store.toFile(), SECRET.toCharArray());
    Key key = keys.getKey("redis", SECRET.toCharArray());
    Path keyFile = pem("key.pem", "PRIVATE KEY", key.getEncoded());
    Path certificate =
        pem("certificate.pem", "CERTIFICATE", keys.getCertificate("redis").getEncoded());
    port = RedisServer.freePort();
    server =
        RedisServer.start(
            "--tls-port",
            String.valueOf(port),
            "--tls-cert-file",
            certificate.toString(),
            "--tls-key-file",
            keyFile.toString(),
            "--tls-ca-cert-file",
            certificate.toString(),
            "--tls-auth-clients",
            "no");
  }

  private void makeCertificate() throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "redis",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                SECRET)
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  private Path pem(String name, String kind, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
    String lines = "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    return Files.writeString(folder.resolve(name), lines);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RedisPubSub.Builder builder(String host) {
    return RedisPubSub.builder("rediss://" + host + ":" + port);
  }

  @Test
  void messagesTravelEncrypted() {
    RedisPubSub node = builder("localhost").trustStore(store, SECRET).build();
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
    refused(builder("127.0.0.1").trustStore(store, SECRET).build());
  }

  private void refused(RedisPubSub node) {
    assertThatThrownBy(() -> node.start().toCompletableFuture().join())
        .cause()
        .hasMessageContaining(":" + port);
    node.stop().toCompletableFuture().join();
  }
}
