package io.jview.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A browser's socket that reads nothing after the handshake, and that can vanish. */
final class RawSocket implements AutoCloseable {

  private final Socket socket;
  private final String handshake;

  private RawSocket(Socket socket, String handshake) {
    this.socket = socket;
    this.handshake = handshake;
  }

  static RawSocket open(int port, String path) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    String request =
        """
        GET %s HTTP/1.1
        Host: localhost:%d
        Origin: http://localhost:%d
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits

        """
            .formatted(path, port, port)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(request.getBytes(UTF_8));
    StringBuilder head = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return new RawSocket(socket, head.toString());
  }

  String handshake() {
    return handshake;
  }

  /** Sends bytes as they are. */
  void bytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Begins a text frame of a length, and sends so many bytes of it. */
  void unfinished(int length, int sent) throws IOException {
    bytes(
        ByteBuffer.allocate(14 + sent)
            .put((byte) 0x81)
            .put((byte) 0xff)
            .putLong(length)
            .putInt(0)
            .array());
  }

  void text(String text) throws IOException {
    frame(0x81, text.getBytes(UTF_8));
  }

  /** Sends a short frame, masked with zeros; {@code head} is its first byte. */
  void frame(int head, byte[] payload) throws IOException {
    socket.getOutputStream().write(framed(head, payload));
  }

  /** Sends empty frames as fast as they are taken, until the connection ends. */
  void framesWithoutEnd(int head) {
    byte[] frame = framed(head, new byte[0]);
    byte[] many = new byte[frame.length * 20_000];
    for (int at = 0; at < many.length; at += frame.length) {
      System.arraycopy(frame, 0, many, at, frame.length);
    }
    try {
      while (true) {
        socket.getOutputStream().write(many);
      }
    } catch (IOException ended) {
      // as wanted
    }
  }

  private static byte[] framed(int head, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(head);
    frame.write(0x80 | payload.length);
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  /** Reads a short frame: its first byte in hexadecimal, and its payload; of others the length. */
  String read() throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int head = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    byte[] payload = new byte[length < 126 ? length : length == 126 ? 2 : 8];
    in.readFully(payload);
    return Integer.toHexString(head) + ":" + new String(payload, UTF_8);
  }

  /** Reads a close frame. */
  int closeCode() throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    if (in.readUnsignedByte() != 0x88) {
      throw new IOException("no close frame");
    }
    in.readUnsignedByte();
    return in.readUnsignedShort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
