package io.jview.pubsub.redis.resp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a server sends: simple strings as {@code String}, errors as {@link RedisError},
 * numbers as {@code Long}, bulk strings as {@code byte[]}, arrays as {@code List}, nulls as null.
 * Used by one thread at a time.
 */
public final class RespReader {

  private static final int MAX_BULK = 512 << 20;
  private static final int MAX_ARRAY = 1 << 20;
  private static final int MAX_DEPTH = 8;

  /** How an encrypting server answers to what is not encrypted. */
  private static final int TLS_ALERT = 21;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;

  /** Written by the reading thread. */
  private volatile long lastRead = System.nanoTime();

  RespReader(InputStream in) {
    this.in = in;
  }

  /** Whether anything has come. */
  boolean hasRead() {
    return limit > 0;
  }

  /** When something came last, as {@code System.nanoTime()}; from any thread. */
  long lastRead() {
    return lastRead;
  }

  /**
   * Reads an array of which all but the last bulk string is known as bytes, and gives that string.
   * Gives null, and reads nothing, if something else comes or it has not come wholly.
   */
  public byte @Nullable [] last(byte[] beginning) {
    int at = position + beginning.length;
    if (at >= limit
        || buffer[at] != '$'
        || !Arrays.equals(buffer, position, at, beginning, 0, beginning.length)) {
      return null;
    }
    int length = 0;
    for (at++; at < limit && buffer[at] != '\r' && length < buffer.length; at++) {
      length = 10 * length + (buffer[at] - '0');
    }
    int start = at + 2;
    if (length < 0 || start + length + 2 > limit) {
      return null;
    }
    position = start + length + 2;
    return Arrays.copyOfRange(buffer, start, start + length);
  }

  public @Nullable Object read() throws IOException {
    return read(0);
  }

  private @Nullable Object read(int depth) throws IOException {
    int type = next();
    return switch (type) {
      case '+' -> line();
      case '-' -> new RedisError(line());
      case ':' -> number();
      case '$' -> bulk();
      case '*' -> array(depth);
      case TLS_ALERT ->
          throw new ProtocolException(
              "this port is encrypted: use rediss:// in place of redis://, or another port");
      default -> throw new ProtocolException("not a Redis server: it sent byte " + type);
    };
  }

  private int next() throws IOException {
    if (position == limit) {
      fill();
    }
    return buffer[position++];
  }

  private void fill() throws IOException {
    int read = in.read(buffer, 0, buffer.length);
    if (read < 0) {
      throw new EOFException("the server closed the connection");
    }
    position = 0;
    limit = read;
    lastRead = System.nanoTime();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = next(); c != '\r'; c = next()) {
      line.append((char) (c & 0xFF));
    }
    next();
    return line.toString();
  }

  private long number() throws IOException {
    int c = next();
    boolean negative = c == '-';
    long number = 0;
    for (c = negative ? next() : c; c != '\r'; c = next()) {
      if (c < '0' || c > '9') {
        throw new ProtocolException("not a Redis server: it sent byte " + c + " in a number");
      }
      number = 10 * number + (c - '0');
    }
    next();
    return negative ? -number : number;
  }

  private int length(int most) throws IOException {
    long length = number();
    if (length < -1 || length > most) {
      throw new ProtocolException("not a Redis server: it sent the length " + length);
    }
    return (int) length;
  }

  private byte @Nullable [] bulk() throws IOException {
    int length = length(MAX_BULK);
    if (length < 0) {
      return null;
    }
    byte[] bulk = new byte[length];
    int done = 0;
    while (done < length) {
      if (position == limit) {
        fill();
      }
      int part = Math.min(length - done, limit - position);
      System.arraycopy(buffer, position, bulk, done, part);
      position += part;
      done += part;
    }
    next();
    next();
    return bulk;
  }

  private @Nullable List<@Nullable Object> array(int depth) throws IOException {
    int length = length(MAX_ARRAY);
    if (depth == MAX_DEPTH) {
      throw new ProtocolException("not a Redis server: its arrays are too deep");
    }
    if (length < 0) {
      return null;
    }
    @Nullable Object[] array = new @Nullable Object[length];
    for (int i = 0; i < length; i++) {
      array[i] = read(depth + 1);
    }
    return Arrays.asList(array);
  }

  /** The text of a simple or bulk string. */
  public static String text(@Nullable Object reply) {
    return reply instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(reply);
  }
}
