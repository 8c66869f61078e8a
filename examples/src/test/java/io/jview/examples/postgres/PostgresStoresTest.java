package io.jview.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.examples.chat.ChatMessage;
import io.jview.examples.counter.CounterStore;
import io.jview.examples.orders.Order;
import io.jview.examples.store.StoreUnavailableException;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.postgres.PostgresPubSub;
import io.jview.pubsub.postgres.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo's stores in a real PostgreSQL, each test in a database of its own. */
class PostgresStoresTest {

  private static PostgresServer server;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void createDatabase() {
    server.createDatabase("demo");
  }

  @AfterEach
  void dropDatabase() {
    server.dropDatabase("demo");
  }

  private static PostgresStore store() {
    return PostgresStore.at(server.url("demo"), null);
  }

  @Test
  void instancesThatBeginAtOnceCountEveryClick() throws Exception {
    List<CounterStore> instances =
        Stream.generate(() -> (CounterStore) new PostgresCounterStore(store())).limit(4).toList();
    try (ExecutorService clicking = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> clicks =
          IntStream.range(0, 200)
              .mapToObj(i -> clicking.submit(() -> instances.get(i % 4).add(i % 2 == 0 ? 3 : -2)))
              .toList();
      for (Future<Long> done : clicks) {
        done.get();
      }
    }
    assertThat(instances).extracting(CounterStore::value).containsOnly(100L);
  }

  @Test
  void roomKeepsItsLatestMessagesInOrder() {
    PostgresChatStore chat = new PostgresChatStore(store(), List.of("lobby", "java"), 3);
    assertThat(chat.messages("lobby")).isEmpty();
    chat.add("java", "Ada", "'; drop table jview_demo.messages; --");
    for (int i = 1; i <= 5; i++) {
      chat.add("lobby", "Ada", "é🎉\0" + i);
    }
    assertThat(chat.messages("lobby"))
        .extracting(ChatMessage::text)
        .containsExactly("é🎉 3", "é🎉 4", "é🎉 5");
    assertThat(chat.messages("java")).hasSize(1);
    assertThatThrownBy(() -> chat.add("nowhere", "Ada", "?"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ordersAreThoseOfTheTable() {
    PostgresOrderStore orders = new PostgresOrderStore(store());
    assertThat(orders.orders()).hasSize(3);
    server.executeIn("demo", "update jview_demo.orders set state = 'shipped' where id = 1");
    assertThat(orders.orders().getFirst())
        .isEqualTo(new Order(1, "Ada", "Difference engine", "shipped"));
  }

  @Test
  void triggerSignsWhereTheInstancesSignThoughTheTableIsOlder() throws Exception {
    String secret = "a secret of the instances, 32 bytes and more";
    assertThat(new PostgresOrderStore(store()).orders()).hasSize(3);
    PostgresStore signing = PostgresStore.at(server.url("demo"), secret);
    assertThat(new PostgresOrderStore(signing).orders()).hasSize(3);
    PubSubProvider pubsub = PostgresPubSub.builder(server.url("demo")).signedFrames(secret).build();
    pubsub.start().toCompletableFuture().join();
    try {
      CompletableFuture<String> heard = new CompletableFuture<>();
      pubsub
          .subscribeTopic("s", "orders", (topic, message) -> heard.complete(message.json()))
          .toCompletableFuture()
          .join();
      server.executeIn("demo", "update jview_demo.orders set state = 'shipped' where id = 1");
      assertThat(heard.get(30, TimeUnit.SECONDS)).contains("update");
    } finally {
      pubsub.stop().toCompletableFuture().join();
    }
  }

  @Test
  void storesAreBackWhenTheDatabaseIs() {
    CounterStore counter = new PostgresCounterStore(store());
    counter.add(1);
    server.stopImmediately();
    assertThatThrownBy(counter::value).isInstanceOf(StoreUnavailableException.class);
    server.restart();
    assertThat(answer(counter)).isEqualTo(1);
    server.dropDatabase("demo");
    assertThatThrownBy(counter::value).isInstanceOf(StoreUnavailableException.class);
    server.createDatabase("demo");
    assertThat(answer(counter)).isZero();
  }

  private static long answer(CounterStore counter) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(StoreUnavailableException.class)
        .until(counter::value, number -> true);
  }
}
