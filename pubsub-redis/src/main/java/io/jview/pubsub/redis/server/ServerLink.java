package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.resp.RespConnection;
import io.jview.pubsub.redis.resp.RespSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Both connections to one server: one publishes, one receives. Each may fall by itself; {@link
 * #restore} brings back what is missing.
 */
public final class ServerLink implements Receiver.Listener {

  /** Is told what happens, on connections' threads. */
  public interface Listener {

    void frame(String topic, byte[] frame);

    /** The server has dropped a topic of its own accord. */
    void lost(ServerLink link, String topic);

    void receivingEnded(ServerLink link, Set<String> topics, IOException cause);

    void sendingEnded(ServerLink link, IOException cause);
  }

  private final Address address;
  private final RedisOptions options;
  private final Channels channels;
  private final Listener listener;
  private final Probe probe;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private @Nullable Sender sender;
  private @Nullable Receiver receiver;
  private final List<RespConnection> connections = new ArrayList<>();

  public ServerLink(
      Address address,
      RedisOptions options,
      Channels channels,
      byte[] probeChannel,
      Listener listener) {
    this.address = address;
    this.options = options;
    this.channels = channels;
    this.listener = listener;
    this.probe = new Probe(probeChannel, options.probeInterval());
  }

  Address address() {
    return address;
  }

  /** Opens what is missing; done when a message has made its way through both connections. */
  public void restore(Deadline deadline, Opening opening) throws IOException {
    Receiver oldReceiver = receiver();
    Sender oldSender = sender();
    Receiver receives = oldReceiver == null ? newReceiver(deadline, opening) : oldReceiver;
    Sender sends = null;
    try {
      sends = oldSender == null ? newSender(deadline, opening) : oldSender;
      await(probe.send(sends, receives), deadline, "publish to the channel of its probes");
    } catch (IOException e) {
      if (sends != null) {
        sends.connection().drop(e);
      }
      if (sends != null || oldReceiver == null) {
        receives.connection().drop(e);
      }
      throw e;
    }
    adopt(receives, sends);
  }

  private Receiver newReceiver(Deadline deadline, Opening opening) throws IOException {
    Receiver made = new Receiver(open(deadline, opening), channels, probe.channel(), this);
    note(made.connection());
    try {
      await(made.subscribeProbe(), deadline, "subscribe to the channel of its probes");
    } catch (IOException e) {
      made.connection().drop(e);
      throw e;
    }
    return made;
  }

  private Sender newSender(Deadline deadline, Opening opening) throws IOException {
    Sender made = new Sender(open(deadline, opening), this::senderEnded);
    note(made.connection());
    return made;
  }

  private RespSocket open(Deadline deadline, Opening opening) throws IOException {
    RespSocket socket = RespSocket.open(address, options.tls(), deadline, opening);
    try {
      socket.login(options, deadline);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private void await(CompletableFuture<Void> stage, Deadline deadline, String what)
      throws IOException {
    try {
      stage.get(deadline.millis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw cause instanceof IOException io
          ? io
          : new IOException(
              "Redis at "
                  + address
                  + " did not let us "
                  + what
                  + ": "
                  + (cause == null ? e : cause).getMessage(),
              cause);
    } catch (TimeoutException e) {
      throw new IOException(
          "Redis at " + address + ": it has not answered in time, asked to " + what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while connecting to Redis at " + address, e);
    }
  }

  private void note(RespConnection connection) {
    lock.lock();
    try {
      connections.removeIf(old -> old.end().isDone());
      connections.add(connection);
    } finally {
      lock.unlock();
    }
  }

  /** From here on their ends are told; one that has ended before fails the try. */
  private void adopt(Receiver receives, Sender sends) throws IOException {
    lock.lock();
    try {
      if (!receives.hasEnded() && !sends.hasEnded()) {
        receiver = receives;
        sender = sends;
        return;
      }
    } finally {
      lock.unlock();
    }
    IOException cause = new IOException("the connection to Redis at " + address + " was lost");
    receives.connection().drop(cause);
    sends.connection().drop(cause);
    throw cause;
  }

  @Override
  public void frame(String topic, byte[] frame) {
    listener.frame(topic, frame);
  }

  @Override
  public void lost(String topic) {
    listener.lost(this, topic);
  }

  @Override
  public void probe(byte[] token) {
    probe.returned(token);
  }

  @Override
  public void receiverEnded(Receiver ended, Set<String> topics, IOException cause) {
    boolean known;
    lock.lock();
    try {
      known = receiver == ended;
      receiver = known ? null : receiver;
    } finally {
      lock.unlock();
    }
    if (known) {
      listener.receivingEnded(this, topics, cause);
    }
  }

  private void senderEnded(Sender ended, IOException cause) {
    boolean known;
    lock.lock();
    try {
      known = sender == ended;
      sender = known ? null : sender;
    } finally {
      lock.unlock();
    }
    if (known) {
      listener.sendingEnded(this, cause);
    }
  }

  /** Looks whether both connections are alive, and ends what is not. */
  public void look() {
    Sender sends = sender();
    Receiver receives = receiver();
    if (sends != null && receives != null) {
      probe.look(sends, receives);
    }
  }

  public @Nullable Sender sender() {
    lock.lock();
    try {
      return sender;
    } finally {
      lock.unlock();
    }
  }

  public @Nullable Receiver receiver() {
    lock.lock();
    try {
      return receiver;
    } finally {
      lock.unlock();
    }
  }

  /** Ends both connections, which is told as any end is. */
  public void drop(IOException cause) {
    open().forEach(connection -> connection.drop(cause));
  }

  private List<RespConnection> open() {
    lock.lock();
    try {
      return List.copyOf(connections);
    } finally {
      lock.unlock();
    }
  }

  /** Ends both connections; done when they have ended. */
  public CompletableFuture<Void> close() {
    drop(new IOException("closed"));
    return CompletableFuture.allOf(
        open().stream().map(RespConnection::end).toArray(CompletableFuture[]::new));
  }
}
