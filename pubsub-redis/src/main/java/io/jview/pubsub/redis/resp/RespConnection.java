package io.jview.pubsub.redis.resp;

import io.jview.pubsub.spi.AdapterThread;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection at work. Commands are appended from any thread; one thread writes out all that has
 * gathered while it wrote before, so that an idle connection sends at once and a busy one in
 * batches. Another thread reads. It ends once, and reading is what ends it.
 */
public final class RespConnection {

  /** Takes what comes in, on the reading thread; must not block but in the reader. */
  public interface Listener {

    /** Something has come, or will: reads one thing. */
    void read(RespReader reader) throws IOException;

    /**
     * The connection is over; nothing is received afterwards.
     *
     * @param unsent how many of the last commands have certainly not been sent
     */
    void ended(IOException cause, int unsent);
  }

  private final RespSocket socket;
  private final String role;
  private final Listener listener;
  private final AtomicReference<@Nullable IOException> dropped = new AtomicReference<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private RespBuffer outgoing = new RespBuffer();
  private boolean over;

  public RespConnection(RespSocket socket, String role, Listener listener) {
    this.socket = socket;
    this.role = role;
    this.listener = listener;
  }

  public void start() throws IOException {
    socket.unlimited();
    String name = role + "-" + socket.address();
    AdapterThread.loop("jview-redis-read-" + name, this::read, this::ended);
    AdapterThread.loop("jview-redis-write-" + name, this::write, this::drop);
  }

  /**
   * Appends a command; the moment of its sending is the writing thread's. False when the connection
   * is over.
   */
  public boolean send(byte[]... command) {
    lock.lock();
    try {
      if (!over) {
        outgoing.command(command);
        changed.signal();
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }

  /** Appends a command of which the beginning is known as bytes. */
  public boolean complete(byte[] beginning, byte[] last) {
    lock.lock();
    try {
      if (!over) {
        outgoing.complete(beginning, last);
        changed.signal();
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("ThreadPriorityCheck")
  private void write() throws IOException, InterruptedException {
    RespBuffer own = new RespBuffer();
    for (own = swap(own); !own.isEmpty(); own = swap(own)) {
      socket.write(own);
      Thread.yield(); // under load more gathers meanwhile, and goes out in one
    }
  }

  /** Waits for commands; gives none when the connection is over. */
  private RespBuffer swap(RespBuffer empty) throws InterruptedException {
    lock.lock();
    try {
      while (outgoing.isEmpty() && !over) {
        changed.await();
      }
      RespBuffer full = over ? empty : outgoing;
      outgoing = empty;
      return full;
    } finally {
      lock.unlock();
    }
  }

  private void read() throws IOException {
    while (true) {
      listener.read(socket.reader());
    }
  }

  private void ended(@Nullable Throwable failure) {
    drop(failure);
    IOException cause = dropped.get();
    try {
      listener.ended(cause == null ? new IOException("unknown") : cause, stopWriting());
    } finally {
      end.complete(null);
    }
  }

  /** Ends the connection after one of its threads has; null where that was to end. */
  private void drop(@Nullable Throwable failure) {
    if (failure instanceof IOException known) {
      drop(known);
    } else if (failure != null) {
      drop(new IOException("what it sent could not be handled: " + failure, failure));
    }
  }

  /** Nothing is written any more; tells how many commands still waited. */
  private int stopWriting() {
    lock.lock();
    try {
      over = true;
      changed.signal();
      return outgoing.commands();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the connection, for the reason that comes first; the listener is told soon. */
  public void drop(IOException cause) {
    dropped.compareAndSet(null, Causes.ended(socket.address(), role, cause));
    socket.close();
  }

  /** Done when the connection is over and the listener told. */
  public CompletableFuture<Void> end() {
    return end;
  }

  /** Which of the places that the address stands for it leads to. */
  public SocketAddress place() {
    return socket.place();
  }

  /** When something came in last, as {@code System.nanoTime()}. */
  public long lastRead() {
    return socket.reader().lastRead();
  }
}
