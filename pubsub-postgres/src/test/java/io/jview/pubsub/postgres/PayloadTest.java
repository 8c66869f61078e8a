package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.subscribe;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.traffic.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages of all sizes: a payload of PostgreSQL holds 7,999 bytes. */
class PayloadTest {

  private static final int LIMIT = 8_000;
  private static final List<String> CHARACTERS = List.of("x", "é", "€", "🎉");

  private static PostgresServer server;

  private final Instances instances = new Instances();

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void stop() {
    instances.close();
  }

  /** All lengths from where a frame fits in a payload to where it does not. */
  private static List<String> aroundTheLimit() {
    List<String> texts = new ArrayList<>();
    for (String character : CHARACTERS) {
      int bytes = character.getBytes(UTF_8).length;
      for (int length = LIMIT - 200; length <= LIMIT + 1; length++) {
        texts.add("x".repeat(length % bytes) + character.repeat(length / bytes));
      }
    }
    return texts;
  }

  /** Parts end everywhere within characters of two, three and four bytes. */
  private static List<String> large() {
    List<String> texts = new ArrayList<>();
    for (String character : CHARACTERS) {
      for (int shift = 0; shift < 4; shift++) {
        texts.add("x".repeat(shift) + character.repeat(64 * 1024 / character.length()));
      }
    }
    texts.add("🎉€é".repeat((1 << 20) / 9 - 20));
    return texts;
  }

  @Test
  void messagesOfEverySizeArriveInOrderFromSeveralPublishersAtOnce() {
    List<String> texts = new ArrayList<>(aroundTheLimit());
    texts.addAll(large());
    List<PostgresPubSub> publishers =
        IntStream.range(0, 3).mapToObj(i -> instances.start(server.url())).toList();
    Recorder here = subscribe(publishers.get(0), "sizes");
    Recorder there = subscribe(publishers.get(1), "sizes");

    publishers.parallelStream().forEach(publisher -> send(publisher, publishers, texts));

    int all = publishers.size() * texts.size() * 2;
    here.awaitCount(all);
    there.awaitCount(all);
    assertThat(here.entries()).hasSize(all).isEqualTo(there.entries());
    for (int i = 0; i < publishers.size(); i++) {
      assertThat(of(i, here)).isEqualTo(expected(i, texts));
    }
  }

  /** Sends each text, and a small message after it. */
  private static void send(
      PostgresPubSub publisher, List<PostgresPubSub> publishers, List<String> texts) {
    int number = publishers.indexOf(publisher);
    List<CompletionStage<Void>> sent = new ArrayList<>();
    for (Object message : expected(number, texts)) {
      sent.add(publisher.broadcast("sizes", message));
      if (sent.size() % 50 == 0) {
        sent.forEach(stage -> stage.toCompletableFuture().join());
      }
    }
    sent.forEach(stage -> stage.toCompletableFuture().join());
  }

  private static List<Object> expected(long publisher, List<String> texts) {
    List<Object> messages = new ArrayList<>();
    for (String text : texts) {
      messages.add(Map.of("from", publisher, "text", text));
      messages.add(Map.of("from", publisher, "after", (long) text.length()));
    }
    return messages;
  }

  private static List<Object> of(long publisher, Recorder recorder) {
    return recorder.entries().stream()
        .filter(entry -> ((Map<?, ?>) entry).get("from").equals(publisher))
        .toList();
  }
}
