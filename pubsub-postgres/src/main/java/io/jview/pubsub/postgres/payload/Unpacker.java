package io.jview.pubsub.postgres.payload;

import org.jspecify.annotations.Nullable;

/**
 * Takes the frames out of the payloads of one connection. Parts are put together within a bound on
 * memory; as those of a frame come one after another, one frame at a time is incomplete. Used by
 * one thread.
 */
public final class Unpacker {

  /** Takes what was found. */
  public interface Listener {

    /** A frame: the text between two indexes. */
    void frame(String text, int from, int to);

    /** A test of an instance for itself. */
    void test(String token);

    /** What is no frame, for the log. */
    void malformed(String reason);
  }

  private final Listener listener;
  private @Nullable Part last;
  private final StringBuilder incomplete = new StringBuilder();

  public Unpacker(Listener listener) {
    this.listener = listener;
  }

  /** Takes what a server process has sent. */
  public void payload(int process, String payload) {
    char kind = payload.isEmpty() ? ' ' : payload.charAt(0);
    if (kind == Payloads.PART) {
      part(process, payload);
      return;
    }
    forget();
    switch (kind) {
      case Payloads.SEPARATOR -> several(payload);
      case Payloads.TEST -> listener.test(payload.substring(1));
      default -> listener.frame(payload, 0, payload.length());
    }
  }

  private void several(String payload) {
    for (int from = 1, to; from <= payload.length(); from = to + 1) {
      int next = payload.indexOf(Payloads.SEPARATOR, from);
      to = next < 0 ? payload.length() : next;
      listener.frame(payload, from, to);
    }
  }

  private void part(int process, String payload) {
    Part part = Part.parse(process, payload);
    if (part == null) {
      forget();
      listener.malformed("a part without a number");
      return;
    }
    if (part.number() == 1) {
      forget();
    } else if (last == null || !part.follows(last)) {
      forget();
      listener.malformed("part %d of %d without those before".formatted(part.number(), part.of()));
      return;
    }
    if (part.number() == part.of() && incomplete.isEmpty()) {
      listener.frame(payload, part.textFrom(), payload.length());
    } else {
      append(part, payload);
    }
  }

  private void append(Part part, String payload) {
    incomplete.append(payload, part.textFrom(), payload.length());
    last = part;
    if (incomplete.length() > Payloads.MAX_FRAME_BYTES) {
      listener.malformed("parts that are too large together");
      clear();
    } else if (part.number() == part.of()) {
      String frame = incomplete.toString();
      clear();
      listener.frame(frame, 0, frame.length());
    }
  }

  /** Lets go of a frame whose next part has not come. */
  private void forget() {
    if (last != null) {
      listener.malformed("only %d of %d parts came".formatted(last.number(), last.of()));
      clear();
    }
  }

  private void clear() {
    last = null;
    incomplete.setLength(0);
    incomplete.trimToSize();
  }

  /**
   * What stands ahead of a part's text.
   *
   * @param process the server process that has sent it
   * @param id the id of the frame
   * @param number the number of the part, from 1
   * @param of how many parts the frame has
   * @param textFrom where the text begins
   */
  private record Part(int process, String id, int number, int of, int textFrom) {

    static @Nullable Part parse(int process, String payload) {
      int idEnd = payload.indexOf(':');
      int end = payload.indexOf(':', idEnd + 1);
      int slash = end < 0 ? -1 : payload.indexOf('/', idEnd, end);
      if (slash < 0) {
        return null;
      }
      int number = number(payload, idEnd + 1, slash);
      int of = number(payload, slash + 1, end);
      return number < 1 || number > of
          ? null
          : new Part(process, payload.substring(1, idEnd), number, of, end + 1);
    }

    /** Gives 0 for what is no number of up to six digits. */
    private static int number(String text, int from, int to) {
      int value = 0;
      for (int i = from; i < to; i++) {
        int digit = text.charAt(i) - '0';
        if (digit < 0 || digit > 9 || i - from == 6) {
          return 0;
        }
        value = value * 10 + digit;
      }
      return value;
    }

    boolean follows(Part before) {
      return process == before.process
          && id.equals(before.id)
          && of == before.of
          && number == before.number + 1;
    }
  }
}
