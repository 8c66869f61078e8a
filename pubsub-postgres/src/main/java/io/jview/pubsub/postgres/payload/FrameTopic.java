package io.jview.pubsub.postgres.payload;

import io.jview.pubsub.Message;
import io.jview.pubsub.MessageDecodingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which topic a frame belongs to. */
public final class FrameTopic {

  /** How every frame of an engine begins. */
  private static final String HEAD = "{\"topic\":\"";

  /** How one begins that is in a log, and goes on behind its place there. */
  private static final String PLACED = "{\"at\":\"";

  private static final String NEXT = ",\"topic\":\"";
  private static final int NONE = -1;

  private FrameTopic() {}

  /** Reads the topic of the frame between two indexes; null where it has none. */
  public static @Nullable String of(String text, int from, int to) {
    int start = start(text, from);
    if (start > 0) {
      int end = text.indexOf('"', start, to);
      if (end > 0 && text.indexOf('\\', start, end) < 0) {
        return text.substring(start, end);
      }
    }
    return parsed(text.substring(from, to));
  }

  /** Where the topic begins, as an engine writes it. */
  private static int start(String text, int from) {
    if (text.startsWith(HEAD, from)) {
      return from + HEAD.length();
    }
    int next = text.startsWith(PLACED, from) ? text.indexOf(',', from) : NONE;
    return next > 0 && text.startsWith(NEXT, next) ? next + NEXT.length() : NONE;
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
