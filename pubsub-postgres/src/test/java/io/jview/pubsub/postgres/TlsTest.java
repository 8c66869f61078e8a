package io.jview.pubsub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.PubSubException;
import io.jview.pubsub.tls.SelfSigned;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that encrypts, with a certificate of {@code localhost} made for the test. */
class TlsTest {

  private static final String ENCRYPTED =
      "select count(*) from pg_stat_ssl join pg_stat_activity using (pid)"
          + " where ssl and application_name like 'jview-%'";

  @TempDir static Path folder;
  private static SelfSigned certificate;
  private static PostgresServer server;

  private final Instances instances = new Instances();

  @BeforeAll
  static void startServer() throws Exception {
    certificate = SelfSigned.in(folder);
    Files.setPosixFilePermissions(certificate.key(), PosixFilePermissions.fromString("rw-------"));
    PostgresPrograms.giveAway(folder);
    PostgresPrograms.giveAway(certificate.key());
    server =
        PostgresServer.start(
            "ssl=on",
            "ssl_cert_file=" + certificate.certificate(),
            "ssl_key_file=" + certificate.key());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void stop() {
    instances.close();
  }

  private static String url(String host, String mode) {
    return "postgresql://postgres@%s:%d/postgres?sslmode=%s".formatted(host, server.port(), mode);
  }

  private static String trusting(String host, String mode) {
    return url(host, mode) + "&sslrootcert=" + certificate.certificate();
  }

  @Test
  void messagesTravelEncryptedAlsoAfterAnOutage() {
    PostgresPubSub instance = instances.start(trusting("localhost", "verify-full"));
    Recorder recorder = Instances.subscribe(instance, "t");
    Traffic traffic = new Traffic(instance, "t");
    traffic.send(20_000);
    recorder.awaitMessage(20_000L);
    assertThat(recorder.entries()).hasSize(20_000);
    server.terminate("jview-%");
    recorder.awaitGaps(1);
    traffic.sendUntilHeard(recorder);
    assertThat(server.ask(ENCRYPTED)).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefer", "require"})
  void withoutVerifyingAnyCertificateIsTaken(String mode) {
    instances.start(url("127.0.0.1", mode));
    assertThat(server.ask(ENCRYPTED)).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VST", "Nowhere/City"})
  void timeZoneThatTheServerDoesNotKnowKeepsNobodyAway(String zone) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(new SimpleTimeZone(0, zone));
    try {
      PostgresPubSub instance = instances.start(trusting("localhost", "verify-full"));
      new Traffic(instance, "t").sendUntilHeard(Instances.subscribe(instance, "t"));
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(server.ask(ENCRYPTED)).isEqualTo("2");
  }

  @Test
  void certificateOfAnotherHostIsTakenByVerifyCa() {
    instances.start(trusting("127.0.0.1", "verify-ca"));
    assertThat(server.ask(ENCRYPTED)).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify-ca", "verify-full"})
  void unknownCertificateIsRefused(String mode, @TempDir Path strangers) throws Exception {
    Path stranger = SelfSigned.in(strangers).certificate();
    refused(url("localhost", mode) + "&sslrootcert=" + stranger, "certificate");
  }

  @Test
  void certificateOfAnotherHostIsRefused() {
    refused(trusting("127.0.0.1", "verify-full"), "127.0.0.1", "could not be verified");
  }

  @Test
  void serverThatDoesNotEncryptIsRefused() {
    try (PostgresServer plain = PostgresServer.start()) {
      refused(plain.url() + "?sslmode=require", "does not support SSL");
    }
  }

  private static void refused(String url, String... words) {
    PostgresPubSub refused =
        PostgresPubSub.builder(url).connectTimeout(Duration.ofSeconds(15)).build();
    assertThatThrownBy(() -> refused.start().toCompletableFuture().join())
        .cause()
        .isInstanceOf(PubSubException.class)
        .hasMessageContainingAll(words);
    refused.stop().toCompletableFuture().join();
  }
}
