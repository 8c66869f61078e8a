package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Commands on their way to a server, as bytes. Used by one thread at a time. */
final class RespBuffer {

  private static final int USUAL_SIZE = 1 << 16;
  private static final int LARGEST_KEPT = 1 << 20;

  private byte[] bytes = new byte[USUAL_SIZE];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /** Appends a command: an array of bulk strings. */
  void command(byte[]... parts) {
    int most = 16;
    for (byte[] part : parts) {
      most += part.length + 16;
    }
    reserve(most);
    head('*', parts.length);
    for (byte[] part : parts) {
      head('$', part.length);
      System.arraycopy(part, 0, bytes, size, part.length);
      size += part.length;
      end();
    }
  }

  private void reserve(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, 2L * needed));
    }
  }

  private void head(char type, int number) {
    bytes[size++] = (byte) type;
    if (number < 10) {
      bytes[size++] = (byte) ('0' + number);
    } else {
      byte[] digits = Integer.toString(number).getBytes(US_ASCII);
      System.arraycopy(digits, 0, bytes, size, digits.length);
      size += digits.length;
    }
    end();
  }

  private void end() {
    bytes[size++] = '\r';
    bytes[size++] = '\n';
  }

  /** Writes everything out and is empty again. */
  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
    if (bytes.length > LARGEST_KEPT) {
      bytes = new byte[USUAL_SIZE];
    }
  }
}
