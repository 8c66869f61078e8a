package io.jview.server.connection;

import io.jview.liveview.host.MemoryBudget;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.Callback;

/**
 * What the client of a connection has asked for and not taken yet. It is weighed in the budget of
 * all browsers, past which the connections with most have to go. An answer that is not taken in
 * time is given up, and the connection with it where that frees nothing. Thread-safe.
 */
public final class Outstanding {

  /** An answer has a second more for so many of its bytes. */
  private static final long BYTES_A_SECOND = 16 << 10;

  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final MemoryBudget.Share share;
  private final long patienceNanos;
  private final Set<Answer> answers = ConcurrentHashMap.newKeySet(1);

  /**
   * Makes one.
   *
   * @param share what the connection holds of the budget
   * @param patience how long an answer may take, besides a second for each of its 16 KiB
   */
  Outstanding(MemoryBudget.Share share, Duration patience) {
    this.share = share;
    this.patienceNanos = patience.toNanos();
  }

  /**
   * Takes note that more is held for the client.
   *
   * @return whether that may be; false: the connection had to go
   */
  public boolean add(long bytes) {
    return share.add(bytes);
  }

  /** Takes note that less is held for the client. */
  public void remove(long bytes) {
    share.remove(bytes);
  }

  /** The connection is gone, and with it all that was held. */
  void closed() {
    share.clear();
  }

  /** Adds an answer that is about to be sent; it tells {@code then} when it was taken. */
  public Answer answer(long bytes, Callback then) {
    Answer answer = new Answer(bytes, System.nanoTime() + patience(bytes), then);
    answers.add(answer);
    return answer;
  }

  /** Gives how long it may take until so much is taken, in nanoseconds. */
  public long patience(long bytes) {
    return patienceNanos + TimeUnit.SECONDS.toNanos(1) * (bytes / BYTES_A_SECOND);
  }

  /** Gives up what has waited too long. */
  Late giveUp(long now) {
    Late worst = Late.NONE;
    for (Answer answer : answers) {
      Late late = answer.giveUp(now);
      worst = late.compareTo(worst) > 0 ? late : worst;
    }
    return worst;
  }

  /** How late the latest answer of a connection is. */
  enum Late {
    /** None is. */
    NONE,
    /** One was just given up. */
    GIVEN_UP,
    /** One was given up and is held nevertheless: its connection does not take that either. */
    STUCK
  }

  /** An answer on its way. Jetty calls it when it was taken or has failed. */
  public final class Answer implements Callback {

    private final long bytes;
    private final long deadline;
    private final Callback then;
    private final boolean borne;
    private boolean givenUp; // only read and written by who watches the deadlines

    private Answer(long bytes, long deadline, Callback then) {
      this.bytes = bytes;
      this.deadline = deadline;
      this.then = then;
      this.borne = share.add(bytes);
    }

    /** Whether there is memory for it; where not, its connection is being closed. */
    public boolean isBorne() {
      return borne;
    }

    private Late giveUp(long now) {
      if (now - deadline < 0) {
        return Late.NONE;
      }
      if (givenUp) {
        return now - deadline < GRACE_NANOS ? Late.GIVEN_UP : Late.STUCK;
      }
      givenUp = true;
      then.failed(new EofException("The answer was not taken in time"));
      return Late.GIVEN_UP;
    }

    @Override
    public void succeeded() {
      end();
      then.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      end();
      then.failed(cause);
    }

    private void end() {
      if (answers.remove(this)) {
        share.remove(bytes);
      }
    }

    @Override
    public InvocationType getInvocationType() {
      return then.getInvocationType();
    }
  }
}
