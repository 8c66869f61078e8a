package io.jview.pubsub.redis.server;

import io.jview.pubsub.spi.Inbound;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What an adapter reports, to nobody before it first connects and once it is closed. */
public final class Reports {

  private volatile @Nullable Inbound inbound;

  public void begin(Inbound reportTo) {
    inbound = reportTo;
  }

  public void end() {
    inbound = null;
  }

  public boolean haveEnded() {
    return inbound == null;
  }

  public void frame(String topic, byte[] frame) {
    Inbound told = inbound;
    if (told != null) {
      told.frame(topic, frame);
    }
  }

  public void lost(Collection<String> topics) {
    Inbound told = inbound;
    if (told != null && !topics.isEmpty()) {
      told.lost(topics);
    }
  }

  public void receivingDown(IOException cause) {
    Inbound told = inbound;
    if (told != null) {
      told.receiving(false, cause);
    }
  }

  public void sendingDown(IOException cause) {
    Inbound told = inbound;
    if (told != null) {
      told.sending(false, cause);
    }
  }
}
