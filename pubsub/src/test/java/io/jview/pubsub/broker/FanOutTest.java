package io.jview.pubsub.broker;

import static io.jview.pubsub.Engines.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.Message;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What one message to many sessions of an instance costs the instance. */
class FanOutTest extends BrokerTest {

  private static final int SESSIONS = 10_000;

  private final AtomicInteger delivered = new AtomicInteger();
  private final Set<Object> messages = identities();
  private final Set<Object> values = identities();

  private static Set<Object> identities() {
    return Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  @Test
  @DisplayName("M3 a message to 10,000 sessions is received once and read once")
  void oneForAll() {
    subscribeAll();

    done(there.broadcast("t", Map.of("a", "list", "of", 2)));

    await().until(() -> delivered.get() == SESSIONS);
    assertThat(link.calls()).containsOnlyOnce("subscribe t");
    assertThat(broker.published()).hasSize(1);
    assertThat(messages).as("frames that were made a message of").hasSize(1);
    assertThat(values).as("values that were read of it").hasSize(1);
  }

  private void subscribeAll() {
    CompletableFuture<?>[] subscribed = new CompletableFuture<?>[SESSIONS];
    for (int i = 0; i < SESSIONS; i++) {
      subscribed[i] = here.subscribeTopic("s" + i, "t", this::read).toCompletableFuture();
    }
    CompletableFuture.allOf(subscribed).join();
  }

  private void read(String topic, Message message) {
    messages.add(message);
    values.add(message.value());
    delivered.incrementAndGet();
  }
}
