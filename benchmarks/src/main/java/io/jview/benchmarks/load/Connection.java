package io.jview.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One TCP connection that never waits. For its loop's thread. */
final class Connection {

  /** What is told of a connection. */
  interface Events {

    void connected();

    /** Takes what is whole; the rest comes again with what follows. */
    void received(ByteBuffer input);

    /** It ended, other than by {@link Connection#close}. Comes last. */
    void broken(String reason);
  }

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Loop loop;
  private final Events events;
  private final SocketChannel channel;
  private final SelectionKey key;
  private ByteBuffer unread = NOTHING;
  private ByteBuffer unwritten = NOTHING;
  private boolean open = true;

  private Connection(Loop loop, Events events, SocketChannel channel) throws IOException {
    this.loop = loop;
    this.events = events;
    this.channel = channel;
    this.key = channel.register(loop.selector(), SelectionKey.OP_CONNECT, this);
  }

  static Connection open(
      Loop loop, InetSocketAddress server, @Nullable SourceAddresses sources, Events events)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (sources != null) {
        sources.bind(channel);
      }
      Connection connection = new Connection(loop, events, channel);
      channel.connect(server);
      return connection;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  void ready() {
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        events.connected();
      } else if (key.isReadable()) {
        read();
      }
      if (key.isValid() && key.isWritable()) {
        flush();
      }
    } catch (IOException e) {
      breakOff(String.valueOf(e.getMessage()));
    }
  }

  private void read() throws IOException {
    ByteBuffer input = loop.input();
    int count = channel.read(input);
    if (count < 0) {
      breakOff("the server ended the connection");
      return;
    }
    ByteBuffer all = unread.hasRemaining() ? joined(unread, input.flip()) : input.flip();
    events.received(all);
    unread = open && all.hasRemaining() ? joined(all, NOTHING) : NOTHING;
  }

  void write(ByteBuffer bytes) {
    if (!open) {
      return;
    }
    boolean first = !unwritten.hasRemaining();
    unwritten = first ? bytes : joined(unwritten, bytes);
    if (first) {
      try {
        flush();
      } catch (IOException e) {
        loop.execute(() -> breakOff(String.valueOf(e.getMessage())));
      }
    }
  }

  private void flush() throws IOException {
    channel.write(unwritten);
    boolean more = unwritten.hasRemaining();
    unwritten = more ? unwritten : NOTHING;
    key.interestOps(more ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  private void breakOff(String reason) {
    if (open) {
      close();
      events.broken(reason);
    }
  }

  void close() {
    open = false;
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("A socket cannot be closed", e);
    }
  }

  private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
    return ByteBuffer.allocate(first.remaining() + second.remaining())
        .put(first)
        .put(second)
        .flip();
  }
}
