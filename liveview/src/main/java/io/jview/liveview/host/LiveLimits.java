package io.jview.liveview.host;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.Params;
import java.time.Duration;

/**
 * What live pages bear, of one browser and of all together. Immutable: start from {@link #DEFAULTS}
 * and change what should differ, such as {@code DEFAULTS.with(new LiveLimits.Rate(20, 50))}.
 *
 * @param waiting what may wait for one view
 * @param rate how many messages a browser may send
 * @param frames how long a message may be
 * @param addresses how large addresses and forms may be
 * @param sockets how many sockets and views there may be
 * @param times how long things may take
 */
public record LiveLimits(
    Waiting waiting, Rate rate, Frames frames, Addresses addresses, Sockets sockets, Times times) {

  /** How many times the limit of waiting events, or of a burst, closes the socket at once. */
  public static final int FLOOD = 4;

  /** The defaults of all limits. */
  public static final LiveLimits DEFAULTS =
      new LiveLimits(
          new Waiting(64, 1 << 20, 2_048, 8 << 20),
          new Rate(100, 500),
          new Frames(64 << 10, 1 << 20),
          new Addresses(16 << 10, Params.MAX_FIELDS),
          new Sockets(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 100),
          new Times(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(10)));

  /** Makes limits. */
  public LiveLimits {
    requireNonNull(waiting, "waiting");
    requireNonNull(rate, "rate");
    requireNonNull(frames, "frames");
    requireNonNull(addresses, "addresses");
    requireNonNull(sockets, "sockets");
    requireNonNull(times, "times");
  }

  /**
   * What may wait for one view. More of a browser's messages hold back its socket, which is not
   * read for a while; more infos drop the oldest ones, which {@link
   * io.jview.liveview.LiveView#handleGap} tells. The latest info is kept however large it is.
   *
   * @param events how many messages of the browser; default: 64
   * @param eventBytes how much text they may be, and twice that for all views of a socket; default:
   *     1 MiB
   * @param infos how many infos; default: 2,048
   * @param infoBytes how much they may hold, in bytes of the messages' JSON; default: 8 MiB
   */
  public record Waiting(int events, long eventBytes, int infos, long infoBytes) {

    /**
     * Makes them.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Waiting {
      positive(events, "waiting.events");
      positive(eventBytes, "waiting.eventBytes");
      positive(infos, "waiting.infos");
      positive(infoBytes, "waiting.infoBytes");
    }
  }

  /**
   * How many messages a browser may send over its socket: clicks, form changes, joins. Beyond that
   * the socket is read more slowly, so that nothing is dropped; when this lasts as long as {@link
   * Times#pause}, it is closed with 1008.
   *
   * @param perSecond in the long run; default: 100
   * @param burst at once; default: 500
   */
  public record Rate(int perSecond, int burst) {

    /**
     * Makes it.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Rate {
      positive(perSecond, "rate.perSecond");
      positive(burst, "rate.burst");
    }
  }

  /**
   * How long a text frame may be, in bytes; a longer one closes its socket with 1009.
   *
   * @param first until a join was admitted; default: 64 KiB
   * @param joined from then on; default: 1 MiB
   */
  public record Frames(int first, int joined) {

    /**
     * Makes them.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Frames {
      positive(first, "frames.first");
      positive(joined, "frames.joined");
    }
  }

  /**
   * How large an address and a form may be. A longer one is refused before anything of it is read.
   *
   * @param length how long an address may be, its query included, in characters; default: 16,384
   * @param fields how many parameters it may have, and how many fields a form; default: 1,000
   */
  public record Addresses(int length, int fields) {

    /**
     * Makes them.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Addresses {
      positive(length, "addresses.length");
      positive(fields, "addresses.fields");
    }
  }

  /**
   * How many sockets may be open, and how many views live on them. What is past it is refused.
   *
   * @param open how many sockets in all; default: any number
   * @param ofAddress how many from one address that have not joined; default: any number
   * @param views how many views in all; default: any number
   * @param viewsOfOne how many views on one socket, nested ones included; default: 100
   */
  public record Sockets(int open, int ofAddress, int views, int viewsOfOne) {

    /**
     * Makes them.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Sockets {
      positive(open, "sockets.open");
      positive(ofAddress, "sockets.ofAddress");
      positive(views, "sockets.views");
      positive(viewsOfOne, "sockets.viewsOfOne");
    }
  }

  /**
   * How long things may take.
   *
   * @param join by when a socket must have joined; then it is closed with 1008; default: 20 seconds
   * @param pause how long a socket may stay unread because its views are behind; then it is closed;
   *     default: 30 seconds
   * @param stop how long a stop waits for views that are at work before it interrupts them;
   *     default: 10 seconds
   */
  public record Times(Duration join, Duration pause, Duration stop) {

    /**
     * Makes them.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Times {
      positive(join, "times.join");
      positive(pause, "times.pause");
      positive(stop, "times.stop");
    }
  }

  /**
   * Changes what may wait.
   *
   * @param changed what may wait
   * @return the limits with it
   */
  public LiveLimits with(Waiting changed) {
    return new LiveLimits(changed, rate, frames, addresses, sockets, times);
  }

  /**
   * Changes the rate of messages.
   *
   * @param changed the rate
   * @return the limits with it
   */
  public LiveLimits with(Rate changed) {
    return new LiveLimits(waiting, changed, frames, addresses, sockets, times);
  }

  /**
   * Changes how long a message may be.
   *
   * @param changed the lengths
   * @return the limits with them
   */
  public LiveLimits with(Frames changed) {
    return new LiveLimits(waiting, rate, changed, addresses, sockets, times);
  }

  /**
   * Changes how large addresses and forms may be.
   *
   * @param changed the sizes
   * @return the limits with them
   */
  public LiveLimits with(Addresses changed) {
    return new LiveLimits(waiting, rate, frames, changed, sockets, times);
  }

  /**
   * Changes how many sockets and views there may be.
   *
   * @param changed the numbers
   * @return the limits with them
   */
  public LiveLimits with(Sockets changed) {
    return new LiveLimits(waiting, rate, frames, addresses, changed, times);
  }

  /**
   * Changes how long things may take.
   *
   * @param changed the times
   * @return the limits with them
   */
  public LiveLimits with(Times changed) {
    return new LiveLimits(waiting, rate, frames, addresses, sockets, changed);
  }

  private static void positive(long limit, String name) {
    if (limit < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + limit);
    }
  }

  private static void positive(Duration limit, String name) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException(name + " must be more than zero, not " + limit);
    }
  }
}
