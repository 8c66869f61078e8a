package io.jview.pubsub.redis.resp;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** The sockets of tries to connect, so that another thread can end it. */
public final class Opening {

  // Guarded by this.
  private final List<Socket> sockets = new ArrayList<>();
  private boolean cancelled;

  synchronized void add(Socket socket) throws IOException {
    if (cancelled) {
      throw new SocketException("closed");
    }
    sockets.removeIf(Socket::isClosed);
    sockets.add(socket);
  }

  /** Ends what is being opened, and whatever else is asked for. */
  public void cancel() {
    List<Socket> opened;
    synchronized (this) {
      cancelled = true;
      opened = List.copyOf(sockets);
    }
    opened.forEach(RespSocket::close);
  }
}
