package io.jview.pubsub.postgres.link;

import io.jview.pubsub.postgres.database.Causes;
import io.jview.pubsub.postgres.database.Database;
import io.jview.pubsub.postgres.database.Deadline;
import io.jview.pubsub.postgres.database.Opening;
import io.jview.pubsub.postgres.database.PostgresOptions;
import io.jview.pubsub.postgres.database.Session;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.Reports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Both connections to a database: one listens, one publishes. Each may fall by itself; {@link
 * #restore} brings back what is missing.
 */
final class DatabaseLink {

  private static final String SILENT = "it has not answered in time";

  private static final String DEAF =
      "what is published does not come back: " + Listener.NEEDS_A_SESSION;

  private final PostgresOptions options;
  private final Database database;
  private final Reports reports = new Reports();
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private @Nullable Listener listener;
  private @Nullable Publisher publisher;
  private final List<CompletableFuture<Void>> ends = new ArrayList<>();
  private boolean closed;

  DatabaseLink(PostgresOptions options) {
    this.options = options;
    this.database = new Database(options);
  }

  /**
   * Opens what is missing, each direction for itself; where both are there, a token must make its
   * way through them. Fails if a direction is still missing; what works is told in any case.
   */
  void restore(Deadline deadline, Opening opening, Inbound inbound) throws IOException {
    try {
      restore(deadline, opening);
    } finally {
      tell(inbound);
    }
  }

  private void restore(Deadline deadline, Opening opening) throws IOException {
    List<IOException> failures = new ArrayList<>();
    Listener listens = listener();
    Publisher publishes = publisher();
    try {
      listens = listens == null ? newListener(deadline, opening) : listens;
    } catch (IOException e) {
      failures.add(e);
    }
    publishes = publishes == null ? newPublisher() : publishes;
    try {
      test(listens, publishes, deadline, opening);
    } catch (SendingFailed e) {
      publishes.drop(e);
      publishes = null;
      failures.add(e);
    } catch (IOException e) {
      if (listens == null || !listens.hasEnded()) {
        publishes.drop(e);
        if (listens != null) {
          listens.session().drop(e);
        }
        throw e;
      }
      failures.add(e);
    }
    adopt(listens, publishes);
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  private void tell(Inbound inbound) {
    if (listener() != null) {
      reports.up(Direction.RECEIVING, inbound, () -> listener() != null);
    }
    if (publisher() != null) {
      reports.up(Direction.SENDING, inbound, () -> publisher() != null);
    }
  }

  private Listener newListener(Deadline deadline, Opening opening) throws IOException {
    Session session = open(database::openListening, deadline, opening);
    Listener made = new Listener(session, options, this::isSendingSlow, new Arriving());
    note(made.end());
    made.start();
    return made;
  }

  private Publisher newPublisher() {
    Publisher made = new Publisher(new Route(database, options), options, this::publisherEnded);
    note(made.end());
    made.start();
    return made;
  }

  private Session open(Callable<Session> way, Deadline deadline, Opening opening)
      throws IOException {
    try {
      return opening.open(way, deadline);
    } catch (IOException e) {
      throw explained(e);
    } catch (TimeoutException e) {
      throw explained(new IOException(SILENT, e));
    }
  }

  private IOException explained(Throwable cause) {
    return new IOException(
        "PostgreSQL at " + database.address() + ": " + Causes.text(cause), cause);
  }

  private void test(
      @Nullable Listener listens, Publisher publishes, Deadline deadline, Opening opening)
      throws IOException {
    String token = UUID.randomUUID().toString();
    CompletableFuture<Void> arrived =
        listens == null ? CompletableFuture.completedFuture(null) : listens.expect(token);
    try {
      opening.await(publishes.test(token), deadline);
    } catch (IOException e) {
      throw new SendingFailed(explained(e));
    } catch (TimeoutException e) {
      throw new SendingFailed(explained(new IOException(publishes.silence(), e)));
    }
    try {
      opening.await(arrived, deadline);
    } catch (TimeoutException e) {
      throw explained(new IOException(DEAF, e));
    }
  }

  private void note(CompletableFuture<Void> end) {
    lock.lock();
    try {
      ends.removeIf(CompletableFuture::isDone);
      ends.add(end);
    } finally {
      lock.unlock();
    }
  }

  /** From here on their ends are told; one that has ended before fails the try. */
  private void adopt(@Nullable Listener listens, @Nullable Publisher publishes) throws IOException {
    boolean ended;
    lock.lock();
    try {
      boolean listenerEnded = closed || (listens != null && listens.hasEnded());
      boolean publisherEnded = closed || (publishes != null && publishes.hasEnded());
      listener = listener == null && !listenerEnded ? listens : listener;
      publisher = publisher == null && !publisherEnded ? publishes : publisher;
      ended = listenerEnded || publisherEnded;
    } finally {
      lock.unlock();
    }
    if (ended) {
      IOException why = explained(new IOException("a connection has ended at once"));
      dropUnlessUsed(listens, publishes, why);
      throw why;
    }
  }

  private void dropUnlessUsed(
      @Nullable Listener listens, @Nullable Publisher publishes, IOException why) {
    if (listens != null && !listens.equals(listener())) {
      listens.session().drop(why);
    }
    if (publishes != null && !publishes.equals(publisher())) {
      publishes.drop(why);
    }
  }

  private void listenerEnded(Listener ended, IOException cause) {
    boolean mine;
    lock.lock();
    try {
      mine = ended.equals(listener) && !closed;
      listener = mine ? null : listener;
    } finally {
      lock.unlock();
    }
    if (mine) {
      reports.down(Direction.RECEIVING, cause);
    }
  }

  private void publisherEnded(Publisher ended, IOException cause) {
    boolean mine;
    lock.lock();
    try {
      mine = ended.equals(publisher) && !closed;
      publisher = mine ? null : publisher;
    } finally {
      lock.unlock();
    }
    if (mine) {
      reports.down(Direction.SENDING, cause);
    }
  }

  /** Ends what waits for too long. */
  void dropWhatIsLate() {
    Listener listens = listener();
    if (listens != null) {
      listens.session().dropIfLate();
    }
    Publisher publishes = publisher();
    if (publishes != null) {
      publishes.dropIfLate();
    }
  }

  /** Whether what is published does not get on. */
  private boolean isSendingSlow() {
    Publisher publishes = publisher();
    return publishes == null || publishes.isSlow();
  }

  @Nullable Listener listener() {
    lock.lock();
    try {
      return listener;
    } finally {
      lock.unlock();
    }
  }

  @Nullable Publisher publisher() {
    lock.lock();
    try {
      return publisher;
    } finally {
      lock.unlock();
    }
  }

  /** Ends both; nothing is told any more. */
  CompletableFuture<Void> close() {
    Listener listens;
    Publisher publishes;
    CompletableFuture<Void> all;
    lock.lock();
    try {
      closed = true;
      reports.end();
      listens = listener;
      publishes = publisher;
      all = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    } finally {
      lock.unlock();
    }
    if (publishes != null) {
      publishes.drop(new IOException("closed"));
    }
    if (listens != null) {
      listens.session().close();
    }
    return all;
  }

  private final class Arriving implements Listener.Events {

    @Override
    public void frame(String topic, byte[] frame) {
      reports.frame(topic, frame);
    }

    @Override
    public void malformed(String reason) {
      reports.malformed(reason);
    }

    @Override
    public void listenerEnded(Listener ended, IOException cause) {
      DatabaseLink.this.listenerEnded(ended, cause);
    }
  }

  /** Nothing can be published, whatever becomes of listening. */
  private static final class SendingFailed extends IOException {

    private static final long serialVersionUID = 1L;

    SendingFailed(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
