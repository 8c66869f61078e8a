package io.jview.pubsub.redis.resp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A Unix socket that is used as any other; a read that is too late closes it. */
final class UnixSocket extends Socket {

  private final SocketChannel channel;
  private volatile int timeout;
  private volatile boolean late;

  UnixSocket() throws IOException {
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
  }

  @Override
  public void connect(SocketAddress place, int millis) throws IOException {
    channel.connect(place);
  }

  @Override
  public void setSoTimeout(int millis) {
    timeout = millis;
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return UnixSocket.this.read(ByteBuffer.wrap(bytes, from, length));
      }
    };
  }

  private int read(ByteBuffer into) throws IOException {
    int millis = timeout;
    if (millis == 0) {
      return channel.read(into);
    }
    Executor later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    CompletableFuture<Void> alarm = CompletableFuture.runAsync(this::closeLate, later);
    try {
      return channel.read(into);
    } catch (IOException e) {
      if (late) {
        throw new SocketTimeoutException("no answer in time");
      }
      throw e;
    } finally {
      alarm.cancel(false);
    }
  }

  private void closeLate() {
    late = true;
    RespSocket.close(this);
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
    };
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
