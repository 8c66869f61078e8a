package io.jview.pubsub.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.spi.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept for a while, in a table of our own. */
class StatesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final byte[] VALUE = "value".getBytes(UTF_8);

  private static PostgresServer server;

  private final Instances instances = new Instances();

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
    server.createRole("keeper", "secret");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void createDatabase() {
    server.createDatabase("shop");
  }

  @AfterEach
  void stop() {
    instances.close();
    server.dropDatabase("shop");
  }

  private PostgresPubSubBuilder builder() {
    return PostgresPubSub.builder("postgresql://127.0.0.1:%d/shop".formatted(server.port()))
        .user("keeper")
        .password("secret");
  }

  private StateStore store() {
    return instances.start(builder()).stateStore();
  }

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private static void keepsAndGivesOnce(StateStore one, StateStore other) {
    byte[] large = new byte[128 << 10];
    done(one.put("a.1", VALUE, MINUTE));
    done(one.put("a.1", large, MINUTE));
    Optional<byte[]> taken = done(other.take("a.1"));
    assertThat(taken.orElseThrow()).isEqualTo(large);
    assertThat(done(one.take("a.1"))).isEmpty();
    done(one.put("b", VALUE, MINUTE));
    done(other.remove("b"));
    done(other.remove("b"));
    assertThat(done(one.take("b"))).isEmpty();
  }

  private void mayMakeTables() {
    server.executeIn("shop", "grant create on schema public to keeper");
  }

  @Test
  void theTableIsMadeWhereThatIsAllowed() {
    mayMakeTables();
    StateStore one = store();
    StateStore other = store();
    keepsAndGivesOnce(one, other);
    for (int i = 0; i < 20; i++) {
      String key = "race-" + i;
      done(one.put(key, VALUE, MINUTE));
      var takes =
          IntStream.range(0, 10).mapToObj(n -> (n % 2 == 0 ? one : other).take(key)).toList();
      assertThat(takes.stream().filter(take -> done(take).isPresent())).hasSize(1);
    }
  }

  @Test
  void instancesThatMakeItAtOneMomentDoNotMind() {
    mayMakeTables();
    List<StateStore> stores = IntStream.range(0, 6).mapToObj(n -> store()).toList();
    List<CompletionStage<Void>> puts =
        stores.stream().map(each -> each.put("k", VALUE, MINUTE)).toList();
    puts.forEach(StatesTest::done);
    assertThat(done(stores.getFirst().take("k"))).isPresent();
  }

  @Test
  void whereItIsNotAllowedTheErrorSaysWhatToDoAndTheTableOfTheDocsServes() {
    StateStore store = store();
    assertThatThrownBy(() -> done(store.put("a", VALUE, MINUTE)))
        .hasStackTraceContaining("docs/postgresql.md has its DDL");
    server.executeIn(
        "shop",
        "create unlogged table jview_states (key text primary key, value bytea not null,"
            + " expires timestamptz not null)",
        "grant select, insert, update, delete on jview_states to keeper");
    keepsAndGivesOnce(store, store);
  }

  @Test
  void whatHasExpiredIsNotGiven() throws Exception {
    mayMakeTables();
    StateStore store = store();
    done(store.put("a", VALUE, MINUTE));
    server.executeIn("shop", "update jview_states set expires = now() - interval '1 second'");
    assertThat(done(store.take("a"))).isEmpty();
  }

  @Test
  void whatHasExpiredIsSwept() {
    mayMakeTables();
    StateStore store = store();
    for (int i = 0; i < 10; i++) {
      done(store.put("k" + i, VALUE, MINUTE));
    }
    server.executeIn(
        "shop", "update jview_states set expires = now() - interval '1 second' where key <> 'k7'");
    Instances.patiently()
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.askIn("shop", "select count(*) from jview_states").equals("1"));
  }

  @Test
  void aSessionThatIsEndedIsOpenedAgain() {
    mayMakeTables();
    StateStore store = store();
    keepsAndGivesOnce(store, store);
    server.terminate("jview-state");
    Instances.patiently().ignoreExceptions().untilAsserted(() -> keepsAndGivesOnce(store, store));
  }
}
