package io.jview.pubsub.postgres.link;

import io.jview.pubsub.postgres.payload.Payloads;
import io.jview.pubsub.spi.NotSentException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What is to be published: a frame, or a payload that stands for itself.
 *
 * @param sent done when PostgreSQL has taken it
 */
record Item(byte[] frame, @Nullable String payload, CompletableFuture<Void> sent) {

  void addTo(Payloads payloads, String id) {
    if (payload == null) {
      payloads.add(frame, id);
    } else {
      payloads.addAlone(payload);
    }
  }

  /** Not one byte of it has left. */
  void notSent(Exception why) {
    sent.completeExceptionally(new NotSentException(String.valueOf(why.getMessage()), why));
  }
}
