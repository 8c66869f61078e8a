package io.jview.pubsub.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread that does an adapter's work, in order: what only it uses needs no lock, and who calls
 * the adapter does not wait. It exists while there is work, and a second longer. Every method may
 * be called from any thread.
 */
public final class AdapterThread {

  private final Set<CompletableFuture<Void>> waiting = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private final Executor executor;

  /**
   * Makes one that sleeps.
   *
   * @param name what its thread is called
   */
  public AdapterThread(String name) {
    executor = new Executor(requireNonNull(name, "name"), gone);
  }

  /**
   * Does a piece of work behind all that was handed in before.
   *
   * @param work what is done; may block
   * @return done when it is, and fails with what it threw, Errors too; with a {@link
   *     NotSentException} when this thread is closed before its turn. Ends on this thread
   */
  public CompletionStage<Void> run(Work work) {
    return later(Duration.ZERO, work);
  }

  /**
   * Does a piece of work when a time is over.
   *
   * @param delay how long to wait at least
   * @param work what is done; may block
   * @return as of {@link #run}
   */
  public CompletionStage<Void> later(Duration delay, Work work) {
    requireNonNull(work, "work");
    CompletableFuture<Void> done = new CompletableFuture<>();
    waiting.add(done);
    try {
      executor.schedule(() -> perform(work, done), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      waiting.remove(done);
      fail(done);
    }
    return done;
  }

  private void perform(Work work, CompletableFuture<Void> done) {
    waiting.remove(done);
    Throwable failure = attempt(work);
    if (failure == null) {
      done.complete(null);
    } else {
      done.completeExceptionally(failure);
    }
  }

  private static @Nullable Throwable attempt(Work work) {
    try {
      work.run();
      return null;
    } catch (Exception | Error e) {
      return e;
    }
  }

  /**
   * Does a piece of work again and again, until it fails or this thread is closed.
   *
   * @param pause how long to wait after each time
   * @param work what is done; may block
   * @return never done; fails with what it threw, Errors too. Ends on this thread
   */
  public CompletionStage<Void> repeat(Duration pause, Work work) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    again(Duration.ZERO, pause, work, ended);
    return ended;
  }

  private void again(Duration delay, Duration pause, Work work, CompletableFuture<Void> ended) {
    later(delay, work)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                again(pause, pause, work, ended);
              } else {
                ended.completeExceptionally(failure);
              }
            });
  }

  /**
   * Closes it: what is being done is interrupted, what waits fails, nothing is done afterwards.
   *
   * @return done when its thread has ended
   */
  public CompletionStage<Void> close() {
    executor.shutdownNow();
    waiting.forEach(AdapterThread::fail);
    return gone;
  }

  private static void fail(CompletableFuture<Void> done) {
    done.completeExceptionally(new NotSentException("closed", null));
  }

  /**
   * Runs what waits for a broker all the time on a thread of its own, and tells its end, once, for
   * whatever reason it ends: a reader that dies in silence is a backend that is deaf for ever.
   *
   * @param name what the thread is called
   * @param loop what it does until the connection is over
   * @param ended is told at last what was thrown, Errors too, on that thread; null where the loop
   *     has returned
   */
  public static void loop(String name, Work loop, Consumer<@Nullable Throwable> ended) {
    Thread.ofPlatform().daemon().name(name).start(() -> ended.accept(attempt(loop)));
  }

  /** A piece of an adapter's work. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does it, on the adapter's thread.
     *
     * @throws Exception whatever goes wrong; told as the method says that took it
     */
    void run() throws Exception;
  }

  private static final class Executor extends ScheduledThreadPoolExecutor {
    private final CompletableFuture<Void> gone;

    Executor(String name, CompletableFuture<Void> gone) {
      super(1, Thread.ofPlatform().daemon().name(name).factory());
      this.gone = gone;
      setKeepAliveTime(1, TimeUnit.SECONDS);
      allowCoreThreadTimeOut(true);
    }

    @Override
    protected void terminated() {
      gone.complete(null);
    }
  }
}
