package io.jview.benchmarks.load;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a client works. Immutable: start from {@link #DEFAULTS} and change what should differ.
 *
 * @param threads how many threads carry the sessions. Default: 1
 * @param atOnce how many sessions may be on their way to their first join at one time. Default: 100
 * @param patience how long a page, an upgrade and a join together may take. Default: 30 seconds
 * @param source the local address to connect from; null lets the system choose, which it does for
 *     some 28,000 connections to one server address. Default: null
 */
public record LoadOptions(
    int threads, int atOnce, Duration patience, @Nullable InetAddress source) {

  /** The defaults. */
  public static final LoadOptions DEFAULTS = new LoadOptions(1, 100, Duration.ofSeconds(30), null);

  /**
   * Makes options.
   *
   * @throws IllegalArgumentException if a number or the patience is not positive
   */
  public LoadOptions {
    if (threads < 1 || atOnce < 1 || !patience.isPositive()) {
      throw new IllegalArgumentException("threads, atOnce and patience must be positive");
    }
  }

  /**
   * Changes the number of threads.
   *
   * @param count see {@link #threads}
   * @return the options with it
   */
  public LoadOptions withThreads(int count) {
    return new LoadOptions(count, atOnce, patience, source);
  }

  /**
   * Changes how many join at once.
   *
   * @param count see {@link #atOnce}
   * @return the options with it
   */
  public LoadOptions withAtOnce(int count) {
    return new LoadOptions(threads, count, patience, source);
  }

  /**
   * Changes the patience.
   *
   * @param limit see {@link #patience}
   * @return the options with it
   */
  public LoadOptions withPatience(Duration limit) {
    return new LoadOptions(threads, atOnce, limit, source);
  }

  /**
   * Changes the local address.
   *
   * @param address see {@link #source}
   * @return the options with it
   */
  public LoadOptions withSource(@Nullable InetAddress address) {
    return new LoadOptions(threads, atOnce, patience, address);
  }
}
