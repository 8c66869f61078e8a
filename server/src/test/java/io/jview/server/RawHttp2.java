package io.jview.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.jspecify.annotations.Nullable;

/** A client of HTTP/2 in the clear (RFC 9113) that decides for itself what it takes. */
final class RawHttp2 implements AutoCloseable {

  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  private static final int FRAME = 16_000;

  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int INITIAL_WINDOW = 4;
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;
  private final HpackDecoder decoder = new HpackDecoder(1 << 20, System::nanoTime);

  private @Nullable Head head;

  /** A frame as it came. */
  record Frame(int type, int flags, int stream, byte[] payload) {}

  /** An answer without its body. */
  record Head(int status, HttpFields headers) {}

  private RawHttp2(Socket socket, int window) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    out = socket.getOutputStream();
    in = new DataInputStream(socket.getInputStream());
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
    send(
        SETTINGS,
        0,
        0,
        ByteBuffer.allocate(6).putShort((short) INITIAL_WINDOW).putInt(window).array());
  }

  /** Connects, and allows so many bytes of each answer. */
  static RawHttp2 open(int port, int window) throws IOException {
    return new RawHttp2(new Socket(InetAddress.getLoopbackAddress(), port), window);
  }

  /** Asks for a page. */
  void get(int stream, String path, String... headers) throws IOException {
    getFrom(stream, "localhost".getBytes(UTF_8), path, headers);
  }

  /** Asks a host, whose name may be none, for a page. */
  void getFrom(int stream, byte[] host, String path, String... headers) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(0x82);
    head.write(0x86);
    head.write(0x04);
    head.writeBytes(text(path));
    head.write(0x01);
    head.writeBytes(text(host));
    for (int i = 0; i < headers.length; i += 2) {
      head.write(0);
      head.writeBytes(text(headers[i]));
      head.writeBytes(text(headers[i + 1]));
    }
    byte[] all = head.toByteArray();
    int first = Math.min(all.length, FRAME);
    int last = first == all.length ? END_HEADERS : 0;
    send(HEADERS, last | END_STREAM, stream, Arrays.copyOf(all, first));
    for (int at = first; at < all.length; at += FRAME) {
      int end = Math.min(all.length, at + FRAME);
      last = end == all.length ? END_HEADERS : 0;
      send(CONTINUATION, last, stream, Arrays.copyOfRange(all, at, end));
    }
  }

  /** Allows more of an answer. */
  void allow(int stream, int bytes) throws IOException {
    send(WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(bytes).array());
  }

  void send(int type, int flags, int stream, byte[] payload) throws IOException {
    out.write(
        ByteBuffer.allocate(9 + payload.length)
            .put((byte) (payload.length >> 16))
            .putShort((short) payload.length)
            .put((byte) type)
            .put((byte) flags)
            .putInt(stream)
            .put(payload)
            .array());
    out.flush();
  }

  private static byte[] text(String value) {
    return text(value.getBytes(UTF_8));
  }

  private static byte[] text(byte[] bytes) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    if (bytes.length < 127) {
      text.write(bytes.length);
    } else {
      text.write(127);
      int rest = bytes.length - 127;
      for (; rest >= 128; rest >>= 7) {
        text.write(rest & 127 | 128);
      }
      text.write(rest);
    }
    text.writeBytes(bytes);
    return text.toByteArray();
  }

  Frame read() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    Frame frame = new Frame(type, flags, stream, in.readNBytes(length));
    if (type == HEADERS) {
      head = decoded(frame);
    }
    return frame;
  }

  private Head decoded(Frame frame) throws IOException {
    try {
      MetaData.Response answer =
          (MetaData.Response) decoder.decode(ByteBuffer.wrap(frame.payload()));
      return new Head(answer.getStatus(), answer.getHttpFields());
    } catch (HpackException broken) {
      throw new IOException(broken);
    }
  }

  /** Reads up to a frame of a kind. */
  Frame await(int type) throws IOException {
    Frame next = read();
    while (next.type() != type) {
      next = read();
    }
    return next;
  }

  /** Reads up to the head of the answer to a request. */
  Head head(int stream) throws IOException {
    while (await(HEADERS).stream() != stream) {
      continue;
    }
    return requireNonNull(head);
  }

  /** Says that there is no more, and reads until the server has said the same. */
  void readToTheEnd() throws IOException {
    socket.shutdownOutput();
    try {
      in.skipNBytes(Long.MAX_VALUE);
    } catch (EOFException | SocketException ended) {
      // as wanted
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
