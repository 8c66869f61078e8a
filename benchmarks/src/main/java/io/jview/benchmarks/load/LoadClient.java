package io.jview.benchmarks.load;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Many browsers in one process: each session loads its page, opens its socket, joins, beats, and
 * comes back when it was lost, as the client in a browser does. Thread-safe.
 */
public final class LoadClient implements AutoCloseable {

  /** How many sessions a client bears; a process may have 20,000 files open. */
  public static final int MAX_SESSIONS = 19_500;

  private final LoadOptions options;
  private final List<Loop> loops = new ArrayList<>();
  private final @Nullable SourceAddresses sources;
  private final Tally tally = new Tally();
  private final List<LoadSession> sessions = new ArrayList<>(); // guarded by itself
  private final Queue<LoadSession> waiting = new ConcurrentLinkedQueue<>();

  private LoadClient(LoadOptions options) {
    this.options = options;
    InetAddress source = options.source();
    this.sources = source == null ? null : new SourceAddresses(source);
    for (int i = 0; i < options.threads(); i++) {
      loops.add(Loop.start("jview-load-" + i));
    }
  }

  /**
   * Starts a client without sessions.
   *
   * @param options how it works
   * @return the client
   */
  public static LoadClient start(LoadOptions options) {
    return new LoadClient(options);
  }

  /**
   * Opens sessions, which goes on after the return: a limited number of them are on their way at
   * one time. To be called once.
   *
   * @param pages where sessions go, in turn; such as {@code http://127.0.0.1:8000/counter}
   * @param count how many
   * @param listener hears of all of them
   * @return the sessions, in the order of their numbers
   * @throws IllegalArgumentException for more than {@link #MAX_SESSIONS}, or a page that is not
   *     http
   */
  public List<LoadSession> open(List<URI> pages, int count, LoadListener listener) {
    if (count > MAX_SESSIONS) {
      throw new IllegalArgumentException("At most " + MAX_SESSIONS + " sessions, not " + count);
    }
    for (int i = 0; i < count; i++) {
      URI page = pages.get(i % pages.size());
      sessions.add(new LoadSession(this, loops.get(i % loops.size()), i, page, listener));
    }
    waiting.addAll(sessions);
    for (int i = 0; i < options.atOnce(); i++) {
      openNext();
    }
    return List.copyOf(sessions);
  }

  /** Begins with the next session, since another has arrived. */
  void openNext() {
    LoadSession next = waiting.poll();
    if (next != null) {
      next.begin();
    }
  }

  /**
   * Waits until so many sessions are live.
   *
   * @param count how many
   * @param limit how long to wait
   * @return whether they are
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public boolean awaitLive(int count, Duration limit) throws InterruptedException {
    return tally.awaitLive(count, limit);
  }

  /**
   * Tells what was seen up to now.
   *
   * @return the counts and times
   */
  public LoadReport report() {
    return tally.report();
  }

  Tally tally() {
    return tally;
  }

  LoadOptions options() {
    return options;
  }

  @Nullable SourceAddresses sources() {
    return sources;
  }

  /** Cuts all connections and ends the threads. */
  @Override
  public void close() {
    loops.forEach(Loop::close);
  }
}
