package io.jview.pubsub.redis;

import io.jview.pubsub.spi.Inbound;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What an adapter reports, to nobody before it first connects and once it is closed. */
final class Reports {

  private volatile @Nullable Inbound inbound;

  void begin(Inbound reportTo) {
    inbound = reportTo;
  }

  void end() {
    inbound = null;
  }

  boolean haveEnded() {
    return inbound == null;
  }

  void frame(String topic, byte[] frame) {
    Inbound told = inbound;
    if (told != null) {
      told.frame(topic, frame);
    }
  }

  void lost(Collection<String> topics) {
    Inbound told = inbound;
    if (told != null && !topics.isEmpty()) {
      told.lost(topics);
    }
  }

  void receivingDown(IOException cause) {
    Inbound told = inbound;
    if (told != null) {
      told.receiving(false, cause);
    }
  }

  void sendingDown(IOException cause) {
    Inbound told = inbound;
    if (told != null) {
      told.sending(false, cause);
    }
  }
}
