package io.jview.e2e.hostile.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Frames of HTTP/2 (RFC 9113), as bytes, with headers written the simplest way (RFC 7541). */
public final class Http2 {

  public static final int DATA = 0;
  public static final int HEADERS = 1;
  public static final int PRIORITY = 2;
  public static final int RST_STREAM = 3;
  public static final int SETTINGS = 4;
  public static final int PING = 6;
  public static final int WINDOW_UPDATE = 8;
  public static final int CONTINUATION = 9;

  public static final int END_STREAM = 1;
  public static final int END_HEADERS = 4;

  private static final int INITIAL_WINDOW = 4;

  private Http2() {}

  /** What a client begins with. */
  public static byte[] preface() {
    return joined("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1), settings());
  }

  /** Begins, and allows so many bytes of each answer to be sent unasked. */
  public static byte[] prefaceWithWindow(int bytes) {
    byte[] window = ByteBuffer.allocate(6).putShort((short) INITIAL_WINDOW).putInt(bytes).array();
    return joined(
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1), frame(SETTINGS, 0, 0, window));
  }

  public static byte[] settings() {
    return frame(SETTINGS, 0, 0, new byte[0]);
  }

  public static byte[] ping() {
    return frame(PING, 0, 0, new byte[8]);
  }

  public static byte[] reset(int stream) {
    return frame(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(8).array());
  }

  public static byte[] windowUpdate(int stream, int bytes) {
    return frame(WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(bytes).array());
  }

  public static byte[] priority(int stream) {
    return frame(PRIORITY, 0, stream, new byte[] {0, 0, 0, 0, 16});
  }

  public static byte[] data(int flags, int stream, byte[] payload) {
    return frame(DATA, flags, stream, payload);
  }

  /** A whole GET, with a further header or none. */
  public static byte[] get(int stream, String host, String path, String... header) {
    byte[] head = head("GET", host, path);
    return frame(
        HEADERS,
        END_HEADERS | END_STREAM,
        stream,
        header.length == 0 ? head : joined(head, header(header[0], header[1])));
  }

  /** The head of a POST whose body follows. */
  public static byte[] post(int stream, String host, String path) {
    return frame(HEADERS, END_HEADERS, stream, head("POST", host, path));
  }

  /** A request's headers, compressed by not compressing them. */
  public static byte[] head(String method, String host, String path) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(method.equals("GET") ? 0x82 : 0x83);
    head.write(0x86);
    head.writeBytes(literal(0x04, path));
    head.writeBytes(literal(0x01, host));
    return head.toByteArray();
  }

  /** A header that the server is to keep in mind, as the newest entry of its table. */
  public static byte[] remembered(String name, String value) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(0x40);
    header.writeBytes(text(name));
    header.writeBytes(text(value));
    return header.toByteArray();
  }

  /** One byte that stands for the newest entry of the table. */
  public static int newest() {
    return 0xbe;
  }

  /** A header with a name and a value of its own. */
  public static byte[] header(String name, String value) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(0x00);
    header.writeBytes(text(name));
    header.writeBytes(text(value));
    return header.toByteArray();
  }

  public static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) (payload.length >> 16))
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] literal(int name, String value) {
    return joined(new byte[] {(byte) name}, text(value));
  }

  /** A text behind its length, which has seven bits and goes on in groups of seven. */
  private static byte[] text(String value) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int length = value.length();
    if (length < 127) {
      text.write(length);
    } else {
      text.write(127);
      int rest = length - 127;
      for (; rest >= 128; rest >>= 7) {
        text.write(rest & 127 | 128);
      }
      text.write(rest);
    }
    text.writeBytes(value.getBytes(ISO_8859_1));
    return text.toByteArray();
  }
}
