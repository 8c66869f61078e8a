package io.jview.pubsub.postgres.payload;

import io.jview.pubsub.Message;
import io.jview.pubsub.MessageDecodingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which topic a frame belongs to. */
public final class FrameTopic {

  /** How every frame of an engine begins. */
  private static final String HEAD = "{\"topic\":\"";

  private FrameTopic() {}

  /** Reads the topic of the frame between two indexes; null where it has none. */
  public static @Nullable String of(String text, int from, int to) {
    if (text.startsWith(HEAD, from)) {
      int start = from + HEAD.length();
      int end = text.indexOf('"', start, to);
      if (end > 0 && text.indexOf('\\', start, end) < 0) {
        return text.substring(start, end);
      }
    }
    return parsed(text.substring(from, to));
  }

  /** Reads what a foreign program has sent, or a topic with a quote or the like in it. */
  private static @Nullable String parsed(String json) {
    try {
      return Message.fromJson(json).value() instanceof Map<?, ?> frame
              && frame.get("topic") instanceof String topic
          ? topic
          : null;
    } catch (MessageDecodingException e) {
      return null;
    }
  }
}
