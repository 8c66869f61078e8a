package io.jview.liveview.runtime;

import io.jview.liveview.services.Timers;
import io.jview.liveview.socket.SocketConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The sockets that are open, with the users that they are of. Thread-safe. */
final class OpenSockets {

  private static final int DRAIN_STEPS = 20;

  /** The close code "service restart", registered with IANA. */
  private static final int RESTART = 1012;

  private static final String RESTARTING = "restarting";

  private final Timers timers;
  private final RandomGenerator random;

  /** By socket, the user; the empty text for nobody. */
  private final ConcurrentMap<SocketConnection, String> users = new ConcurrentHashMap<>();

  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private volatile boolean closing;

  OpenSockets(Timers timers, RandomGenerator random) {
    this.timers = timers;
    this.random = random;
  }

  /** Whether no more are to be opened. */
  boolean isClosing() {
    return closing;
  }

  int size() {
    return users.size();
  }

  void add(SocketConnection socket, String user) {
    users.put(socket, user);
    socket.whenEnded().thenRun(() -> forget(socket));
  }

  private void forget(SocketConnection socket) {
    users.remove(socket);
    if (closing && users.isEmpty()) {
      drained.complete(null);
    }
  }

  /** Sends away all sockets of a user; gives how many. */
  int sendAway(String user) {
    int sent = 0;
    for (var open : users.entrySet()) {
      if (open.getValue().equals(user)) {
        open.getKey().sendAway();
        sent++;
      }
    }
    return sent;
  }

  /** Closes all in batches, when they have answered what they were sent. */
  CompletionStage<Void> drain(Duration deadline) {
    closing = true;
    List<SocketConnection> open = List.copyOf(users.keySet());
    int batch = Math.max(1, Math.ceilDiv(open.size(), DRAIN_STEPS));
    for (int from = 0, step = 0; from < open.size(); from += batch, step++) {
      List<SocketConnection> some = open.subList(from, Math.min(open.size(), from + batch));
      Duration moment = moment(step, deadline.dividedBy(2L * DRAIN_STEPS));
      timers.after(moment, () -> some.forEach(OpenSockets::finish));
    }
    if (users.isEmpty()) {
      drained.complete(null);
    }
    return drained.copy().completeOnTimeout(null, deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Somewhere within its step, so that instances that stop together do not keep time. */
  private Duration moment(int step, Duration pause) {
    long jitter = (long) (pause.toNanos() * random.nextDouble());
    return pause.multipliedBy(step).plusNanos(jitter);
  }

  private static void finish(SocketConnection socket) {
    socket.finish(RESTART, RESTARTING);
  }

  /** Closes all at once; done when each of their views has ended, or at the deadline. */
  CompletableFuture<Void> close(Duration deadline) {
    closing = true;
    for (SocketConnection socket : users.keySet()) {
      socket.close(RESTART, RESTARTING);
      socket.closed();
    }
    CompletableFuture<?>[] ends =
        users.keySet().stream().map(SocketConnection::whenEnded).toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(ends)
        .completeOnTimeout(null, deadline.toMillis(), TimeUnit.MILLISECONDS);
  }
}
