package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.traffic.Recorder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Others on the same channel: triggers, programs, what has died half-way, what means harm. */
class ForeignProgramsTest {

  private static PostgresServer server;

  private final Instances instances = new Instances();
  private PostgresPubSub instance;
  private Recorder recorder;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void startInstance() {
    instance = instances.start(server.url());
    recorder = subscribe(instance, "orders");
  }

  @AfterEach
  void stop() {
    instances.close();
  }

  private static void notifyAll(String... payloads) {
    for (String payload : payloads) {
      server.execute("notify jview_frames, '" + payload.replace("'", "''") + "'");
    }
  }

  @Test
  void triggerTellsOfEachRowThatIsChanged() {
    server.execute(
        "create table orders (id int primary key, state text)",
        """
        create function tell() returns trigger language plpgsql as $$
        begin
          perform pg_notify('jview_frames', json_build_object(
            'topic', 'orders', 'message', json_build_object('id', new.id, 'state', new.state))::text);
          return null;
        end $$
        """,
        "create trigger tell after insert or update on orders for each row execute function tell()",
        "insert into orders values (1, 'new'), (2, 'é \"quoted\" ''🎉''')",
        "update orders set state = 'shipped' where id = 1");
    recorder.awaitCount(3);
    assertThat(recorder.entries())
        .isEqualTo(
            List.of(
                Map.of("id", 1L, "state", "new"),
                Map.of("id", 2L, "state", "é \"quoted\" '🎉'"),
                Map.of("id", 1L, "state", "shipped")));
    server.execute("drop table orders", "drop function tell");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nonsense",
        "{",
        "{\"topic\":\"orders\"",
        "{\"topic\":7,\"message\":1}",
        "{\"message\":1}",
        "#",
        "#a",
        "#a:1",
        "#a:1/2",
        "#a:0/0:{}",
        "#a:2/2:\"message\":1}",
        "#a:1/2:{\"topic\":\"orders\",",
        "#a:3/2:{\"topic\":\"orders\",\"message\":1}",
        "#a:99999999999/99999999999:{}",
        "#a:1/1:{\"topic\":\"orders\",",
        "\u001e",
        "\u001e\u001e\u001e",
        "\u001e{\"topic\":\"orders\",\u001e\"message\":1}",
        "?",
        "?somebody else"
      })
  void whatIsNoFrameIsSkippedAndTheNextOneIsDelivered(String payload) {
    notifyAll(payload, "{\"topic\":\"orders\",\"message\":\"next\"}");
    recorder.awaitMessage("next");
    assertThat(recorder.entries()).containsExactly("next");
  }

  @Test
  void framesInPartsAreAllPutTogetherThoughSomeAreNeverFinished() {
    notifyAll("#a:1/2:{\"topic\":\"orders\",", "#b:1/2:{\"topic\":\"orders\",");
    notifyAll("#b:2/2:\"message\":\"never one transaction\"}");
    String large = "é".repeat(10_000);
    instance.broadcast("orders", large).toCompletableFuture().join();
    instance.broadcast("orders", "small").toCompletableFuture().join();
    recorder.awaitMessage("small");
    assertThat(recorder.entries()).containsExactly(large, "small");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table precious; --",
        "\"; drop table precious; --",
        "$$; drop table precious; $$",
        "jview_frames",
        "a\\'; drop table precious; --",
        "%s ? {} $1 :name",
        "\u0001\u001e\n\r\t",
        "🎉 é €"
      })
  void topicIsNeverAPartOfAStatement(String topic) {
    server.execute("create table if not exists precious (id int)");
    Recorder there = subscribe(instances.start(server.url()), topic);
    instance.broadcast(topic, topic).toCompletableFuture().join();
    there.awaitMessage(topic);
    assertThat(there.entries()).containsExactly(topic);
    assertThat(server.ask("select count(*) from precious")).isEqualTo("0");
  }
}
