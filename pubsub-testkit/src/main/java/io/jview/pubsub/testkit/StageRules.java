package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Node;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The part of chapter 2 that is about who holds up whose stage. */
abstract class StageRules extends Chapter {

  /** So many that some hang on their stage before it is done. */
  private static final int CALLBACKS = 50;

  /** No outbox is as large as that. */
  private static final int TOO_MANY = 200_000;

  @Test
  @DisplayName(
      "B6 a callback that waits, throws or never returns delays no other stage and no stop")
  void callbacksDelayThemselvesOnly() {
    CountDownLatch open = new CountDownLatch(1);
    AtomicBoolean over = new AtomicBoolean();
    try {
      for (int i = 0; i < CALLBACKS; i++) {
        hang(() -> await(open));
        hang(
            () -> {
              throw new IllegalStateException("thrown by the kit");
            });
      }
      hang(
          () -> {
            while (!over.get()) {
              Thread.onSpinWait();
            }
          });
      String topic = topic("others");
      Inbox inbox = sender().subscribe("s", topic);
      sender().send(topic, 1L);
      inbox.awaitExactly(1L);
      sender().stop();
    } finally {
      open.countDown();
      over.set(true);
    }
  }

  @Test
  @DisplayName("B6 a callback may wait for another stage of the same provider")
  void callbacksMayWaitForStages() {
    List<CompletableFuture<Void>> all =
        java.util.stream.IntStream.range(0, CALLBACKS)
            .mapToObj(i -> hang(() -> sender().send(topic("second"), 2L)))
            .toList();
    all.forEach(one -> waits().done(one, "a broadcast in a callback of another one"));
  }

  /**
   * Broadcasts on a thread of its own, on which the callback may run, and hangs it on the stage.
   */
  private CompletableFuture<Void> hang(Runnable callback) {
    Node node = sender();
    String topic = topic("first");
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("jview-kit-callback")
        .start(
            () ->
                node.provider()
                    .broadcast(topic, 1L)
                    .thenRun(callback)
                    .thenRun(() -> done.complete(null)));
    return done;
  }

  private static void await(CountDownLatch open) {
    try {
      open.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("B7 a topic that fills the outbox leaves room for others, and the error names it")
  void topicsLeaveRoom() {
    sender();
    cutLink(sender());
    String hog = topic("hog");
    String payload = "x".repeat(1_000);
    for (int i = 0; i < TOO_MANY; i++) {
      CompletableFuture<Void> sent =
          sender().provider().broadcast(hog, payload).toCompletableFuture();
      if (sent.isCompletedExceptionally()) {
        String text = String.valueOf(sent.exceptionNow().getMessage());
        assertTrue(text.contains(hog), () -> "the error does not name the topic: " + text);
        CompletionStage<Void> other = sender().provider().broadcast(topic("other"), 1L);
        assertFalse(
            other.toCompletableFuture().isCompletedExceptionally(),
            "a broadcast failed at once because another topic fills the outbox");
        return;
      }
    }
    fail("the outbox took " + TOO_MANY + " messages of 1,000 bytes: it is not bounded");
  }
}
