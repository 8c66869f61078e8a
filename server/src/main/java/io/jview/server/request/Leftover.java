package io.jview.server.request;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * What of a request nobody has read. A client that is still sending takes no answer, and what it
 * gets in place of one is a broken connection; so the rest is read and dropped first, within
 * bounds.
 */
final class Leftover {

  private static final long MOST_BYTES = 64 << 20;
  private static final int PIECE = 16 << 10;

  private Leftover() {}

  /** An answer that says that what is sent comes too late, or finds no room, waits for no more. */
  private static final Set<Integer> IMPATIENT = Set.of(408, 503);

  /**
   * Drops it; for a thread that may wait, others leave it.
   *
   * @param status of the answer
   */
  static void drop(Request request, int status, Duration patience) {
    if (mayBeThere(request) && !IMPATIENT.contains(status) && Thread.currentThread().isVirtual()) {
      long deadline = System.nanoTime() + patience.toNanos();
      try (TimedBody rest = new TimedBody(request, patience)) {
        byte[] piece = new byte[PIECE];
        long left = MOST_BYTES;
        for (int count = 0; count >= 0 && left > 0 && System.nanoTime() < deadline; ) {
          count = rest.read(piece, 0, PIECE);
          left -= count;
        }
      } catch (IOException gone) {
        // nobody is there to be answered, which the answer finds out as well
      }
    }
  }

  /** Who asks first whether he may send has not begun, and who would send for ever is let be. */
  private static boolean mayBeThere(Request request) {
    return !request.getMethod().equals("GET")
        && !request.getMethod().equals("HEAD")
        && request.getLength() <= MOST_BYTES
        && !request.getHeaders().contains(HttpHeader.EXPECT);
  }
}
