package io.jview.pubsub.redis.resp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Commands on their way to a server, as bytes. Used by one thread at a time. */
public final class RespBuffer {

  private static final int USUAL_SIZE = 1 << 16;
  private static final int LARGEST_KEPT = 1 << 20;

  private byte[] bytes;
  private int size;
  private int commands;

  RespBuffer() {
    this(USUAL_SIZE);
  }

  private RespBuffer(int room) {
    bytes = new byte[room];
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** How many commands wait in it. */
  int commands() {
    return commands;
  }

  /** An array of bulk strings, as bytes, up to where its last one begins. */
  public static byte[] beginning(byte[]... parts) {
    RespBuffer buffer = new RespBuffer(64);
    buffer.array(parts.length + 1, parts);
    return Arrays.copyOf(buffer.bytes, buffer.size);
  }

  /** Appends a command: an array of bulk strings. */
  void command(byte[]... parts) {
    array(parts.length, parts);
    commands++;
  }

  private void array(int length, byte[]... parts) {
    int most = 16;
    for (byte[] part : parts) {
      most += part.length + 16;
    }
    reserve(most);
    head('*', length);
    for (byte[] part : parts) {
      bulk(part);
    }
  }

  /** Appends a command of which the beginning is known as bytes. */
  void complete(byte[] beginning, byte[] last) {
    reserve(beginning.length + last.length + 16);
    System.arraycopy(beginning, 0, bytes, size, beginning.length);
    size += beginning.length;
    bulk(last);
    commands++;
  }

  private void bulk(byte[] part) {
    head('$', part.length);
    System.arraycopy(part, 0, bytes, size, part.length);
    size += part.length;
    end();
  }

  private void reserve(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, 2L * needed));
    }
  }

  private void head(char type, int number) {
    bytes[size++] = (byte) type;
    int digits = 1;
    for (int rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    int rest = number;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
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
    commands = 0;
    if (bytes.length > LARGEST_KEPT) {
      bytes = new byte[USUAL_SIZE];
    }
  }
}
