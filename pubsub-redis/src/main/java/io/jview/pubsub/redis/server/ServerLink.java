package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Causes;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Dialer;
import io.jview.pubsub.redis.resp.Login;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.resp.Refusal;
import io.jview.pubsub.redis.resp.RespConnection;
import io.jview.pubsub.redis.resp.RespSocket;
import io.jview.pubsub.spi.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
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

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Address address;
  private final String namedBy;
  private final RedisOptions options;
  private final Channels channels;
  private final Listener listener;
  private final Dialer dialer;
  private final Dialer.Greeting<Address> greeting = this::greet;
  private final Complaints complaints;
  private final Whereabouts whereabouts;
  private final Probe probe;
  private final Connections connections = new Connections();

  /**
   * Makes one.
   *
   * @param namedBy what to say of a certificate that does not fit: who gave the address
   */
  public ServerLink(
      Address address,
      String namedBy,
      RedisOptions options,
      Channels channels,
      byte[] probeChannel,
      Listener listener) {
    this.address = address;
    this.namedBy = namedBy;
    this.options = options;
    this.channels = channels;
    this.listener = listener;
    this.dialer = new Dialer(options);
    this.complaints = new Complaints(address);
    this.whereabouts = new Whereabouts(address, dialer);
    this.probe = new Probe(probeChannel, options.probeInterval(), complaints);
  }

  public Address address() {
    return address;
  }

  /** Whether both directions are there. */
  public boolean isComplete() {
    return sender() != null && receiver() != null;
  }

  /**
   * Opens what is missing, each direction for itself; where both are there, a message must make its
   * way through them. Fails if a direction is still missing.
   */
  public void restore(Deadline deadline, Opening opening) throws IOException {
    List<IOException> failures = new ArrayList<>();
    Receiver receives = receiver();
    Sender sends = sender();
    boolean both = receives == null && sends == null;
    try {
      receives =
          receives == null ? newReceiver(both ? deadline.part(2) : deadline, opening) : receives;
    } catch (IOException e) {
      failures.add(e);
    }
    try {
      sends = sends == null ? newSender(deadline, opening) : sends;
    } catch (IOException e) {
      failures.add(e);
    }
    if (receives != null && sends != null) {
      sends = tested(sends, receives, deadline, failures);
    }
    adopt(receives, sends);
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  /** Gives the sender, if it can publish; what it publishes must then come back. */
  private @Nullable Sender tested(
      Sender sends, Receiver receives, Deadline deadline, List<IOException> failures)
      throws IOException {
    try {
      test(sends, receives, deadline);
      return sends;
    } catch (SendingRefused e) {
      sends.connection().drop(e);
      failures.add(e.isBusy ? e : new Refusal(String.valueOf(e.getMessage())));
      return null;
    } catch (IOException e) {
      if (receives.hasEnded()) {
        failures.add(e);
        return sends;
      }
      sends.connection().drop(e);
      receives.connection().drop(e);
      throw e;
    }
  }

  private void test(Sender sends, Receiver receives, Deadline deadline) throws IOException {
    while (true) {
      try {
        awaitReturn(probe.send(sends, receives), receives, deadline);
        return;
      } catch (SendingRefused e) {
        if (!e.isBusy || deadline.millis() < 2 * PAUSE.toMillis()) {
          throw e;
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Fails as soon as nothing can come back any more, which says nothing of the sender. */
  private void awaitReturn(CompletableFuture<Void> back, Receiver receives, Deadline deadline)
      throws IOException {
    String what = "publish to the channel of its probes";
    await(CompletableFuture.anyOf(back, receives.connection().end()), deadline, what);
    if (!back.isDone()) {
      throw new IOException("the receiving connection to Redis at " + address + " has ended");
    }
    await(back, deadline, what);
  }

  private Receiver newReceiver(Deadline deadline, Opening opening) throws IOException {
    RespSocket socket = open(deadline, opening);
    Receiver made = new Receiver(socket, channels, probe.channel(), this);
    connections.opened(made.connection());
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
    connections.opened(made.connection());
    return made;
  }

  private RespSocket open(Deadline deadline, Opening opening) throws IOException {
    try {
      return dialer.open(address, greeting, deadline, opening).socket();
    } catch (IOException e) {
      throw Causes.isCertificate(e) ? new Refusal(e.getMessage() + namedBy, e) : e;
    }
  }

  /** A cluster's replicas pass on what is published to their slots; other replicas do not. */
  private Address greet(RespSocket socket, Deadline deadline) throws IOException {
    Login.server(socket, options, deadline);
    if (!channels.sharded()) {
      Login.master(socket, deadline);
    }
    return address;
  }

  private void await(CompletableFuture<?> stage, Deadline deadline, String what)
      throws IOException {
    try {
      stage.get(deadline.millis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String text = "Redis at " + address + " did not let us " + what + ": " + cause.getMessage();
      if (cause instanceof Probe.Refused refusal) {
        throw new SendingRefused(text, refusal.isBusy());
      }
      if (cause instanceof RefusedException) {
        throw new Refusal(text);
      }
      throw cause instanceof IOException io ? io : new IOException(text, cause);
    } catch (TimeoutException e) {
      throw new IOException(
          "Redis at " + address + ": it has not answered in time, asked to " + what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while connecting to Redis at " + address, e);
    }
  }

  /** From here on their ends are told; one that has ended before fails the try. */
  private void adopt(@Nullable Receiver receives, @Nullable Sender sends) throws IOException {
    if (!connections.use(receives, sends)) {
      throw new IOException("a connection to Redis at " + address + " was lost at once");
    }
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
    if (connections.ended(ended)) {
      listener.receivingEnded(this, topics, cause);
    }
  }

  private void senderEnded(Sender ended, IOException cause) {
    if (connections.ended(ended)) {
      listener.sendingEnded(this, cause);
    }
  }

  @Override
  public void alive(@Nullable RedisError complaint) {
    if (complaint == null) {
      complaints.isWell();
    } else if (complaint.isForNow()) {
      complaints.hear(complaint);
    }
  }

  /** Looks whether the connections are alive, and lead where they should; ends what is not. */
  public void look() {
    Sender sends = sender();
    Receiver receives = receiver();
    if (sends != null || receives != null) {
      probe.look(sends, receives);
    }
    if (sends != null && !channels.sharded()) {
      whereabouts.look(sends, this::drop);
    }
  }

  public @Nullable Sender sender() {
    return connections.sender();
  }

  public @Nullable Receiver receiver() {
    return connections.receiver();
  }

  /** Ends both connections, which is told as any end is. */
  public void drop(IOException cause) {
    connections.all().forEach(connection -> connection.drop(cause));
  }

  /** Ends both connections; done when they have ended. */
  public CompletableFuture<Void> close() {
    drop(new IOException("closed"));
    return CompletableFuture.allOf(
        connections.all().stream().map(RespConnection::end).toArray(CompletableFuture[]::new));
  }

  /** The server did not take what was published. */
  private static final class SendingRefused extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean isBusy;

    SendingRefused(String text, boolean isBusy) {
      super(text);
      this.isBusy = isBusy;
    }
  }
}
