package io.jview.e2e.hostile.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One TCP connection to the server. Its calls wait, so each has a thread of its own. */
public final class Wire implements AutoCloseable {

  private static final int INPUT_BYTES = 4_096;

  private final SocketChannel channel;
  private final String host;
  private final ByteBuffer input = ByteBuffer.allocate(INPUT_BYTES).flip();

  private Wire(SocketChannel channel, String host) {
    this.channel = channel;
    this.host = host;
  }

  /** Connects, from one of the addresses of this machine. */
  public static Wire open(InetSocketAddress server, InetAddress from) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.bind(new InetSocketAddress(from, 0));
      channel.connect(server);
      return new Wire(channel, server.getHostString() + ":" + server.getPort());
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  /** What a request names as its host. */
  public String host() {
    return host;
  }

  public void send(byte[] bytes) throws IOException {
    send(ByteBuffer.wrap(bytes));
  }

  public void send(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  public void send(String text) throws IOException {
    send(text.getBytes(ISO_8859_1));
  }

  /** Sends a request's head: its first line, the host, further headers and the blank line. */
  public void request(String line, String... headers) throws IOException {
    StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\nHost: ").append(host);
    for (String header : headers) {
      head.append("\r\n").append(header);
    }
    send(head.append("\r\n\r\n").toString());
  }

  /** Reads one byte; throws where the server has ended the connection. */
  public int read() throws IOException {
    if (!input.hasRemaining()) {
      int count = channel.read(input.clear());
      input.flip();
      if (count < 0) {
        throw new EOFException("The server has ended the connection");
      }
    }
    return input.get() & 0xff;
  }

  public byte[] read(int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) read();
    }
    return bytes;
  }

  /** Reads the head of a response. */
  public String readHead() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int next = read();
      head.write(next);
      text = next == '\n' ? head.toString(ISO_8859_1) : "";
    }
    return text;
  }

  /** Reads and forgets what comes, to the end. */
  public void drain() throws IOException {
    while (channel.read(input.clear()) >= 0) {
      input.flip();
    }
  }

  /** Reads and forgets what comes, until the connection ends in whatever way. */
  public void drainQuietly() {
    try {
      drain();
    } catch (IOException over) {
      close();
    }
  }

  /** Holds the connection and reads nothing of what comes. */
  public void hold() throws InterruptedException {
    Thread.sleep(Long.MAX_VALUE);
  }

  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
