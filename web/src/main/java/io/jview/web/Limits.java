package io.jview.web;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.host.LiveLimits;
import io.jview.liveview.host.LiveLimits.Addresses;
import io.jview.liveview.host.LiveLimits.Frames;
import io.jview.liveview.host.LiveLimits.Rate;
import io.jview.liveview.host.LiveLimits.Sockets;
import io.jview.liveview.host.LiveLimits.Times;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What the server bears, of one browser and of all together. Immutable: start from {@link
 * #DEFAULTS} and change what should differ. Shares of the heap go by {@link Runtime#maxMemory}.
 */
public final class Limits {

  /** The defaults of all limits. */
  public static final Limits DEFAULTS = new Limits(new LimitValues());

  private final LimitValues values;

  private Limits(LimitValues values) {
    this.values = values;
  }

  /**
   * What live pages bear, of which the most asked for have names of their own here.
   *
   * @return the limits of live pages
   */
  public LiveLimits live() {
    return values.live;
  }

  /**
   * Changes what live pages bear.
   *
   * @param pages see {@link #live}
   * @return the limits with it
   */
  public Limits with(LiveLimits pages) {
    return with(changed -> changed.live = requireNonNull(pages, "pages"));
  }

  private Limits with(Consumer<LimitValues> change) {
    LimitValues changed = new LimitValues(values);
    change.accept(changed);
    return new Limits(changed);
  }

  /**
   * How long a message of a browser may be that has joined a page. Default: 1 MiB.
   *
   * @return the length in bytes; a longer one closes its socket with 1009
   */
  public int frameBytes() {
    return values.live.frames().joined();
  }

  /**
   * Changes how long a message may be, before a page was joined too where that would be longer.
   *
   * @param bytes see {@link #frameBytes}
   * @return the limits with it
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits withFrameBytes(int bytes) {
    return with(values.live.with(new Frames(Math.min(values.live.frames().first(), bytes), bytes)));
  }

  /**
   * How much a request may bring to a plain handler that does not say itself. Default: {@link
   * BodyLimits#DEFAULTS}.
   *
   * @return the limits of bodies
   */
  public BodyLimits body() {
    return values.body;
  }

  /**
   * Changes how much a request may bring.
   *
   * @param bodies see {@link #body}
   * @return the limits with it
   */
  public Limits with(BodyLimits bodies) {
    return with(changed -> changed.body = requireNonNull(bodies, "bodies"));
  }

  /**
   * Changes how long the body of a POST may be that is kept in memory.
   *
   * @param bytes see {@link BodyLimits#formBytes}
   * @return the limits with it
   * @throws IllegalArgumentException if it is not positive
   */
  public Limits withFormBytes(int bytes) {
    return with(new BodyLimits(bytes, body().fileBytes()));
  }

  /**
   * How much the files of all forms together may hold on the disk until their requests are
   * answered. They are in the folder that the system property {@code java.io.tmpdir} names.
   * Default: 1 GiB.
   *
   * @return the bytes; past it those who hold most are refused with 503
   */
  public long diskBytes() {
    return values.diskBytes;
  }

  /**
   * Changes how much the files of all forms may hold.
   *
   * @param bytes see {@link #diskBytes}
   * @return the limits with it
   * @throws IllegalArgumentException if it is not positive
   */
  public Limits withDiskBytes(long bytes) {
    return with(changed -> changed.diskBytes = positive(bytes));
  }

  /**
   * How long all headers of a request may be together, cookies among them. Default: 16 KiB.
   *
   * @return the length in bytes; longer ones are refused with 431, which is logged
   */
  public int headerBytes() {
    return values.headerBytes;
  }

  /**
   * Changes how long all headers of a request may be together. A login proxy may need more.
   *
   * @param bytes see {@link #headerBytes}
   * @return the limits with it
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits withHeaderBytes(int bytes) {
    return with(changed -> changed.headerBytes = positive(bytes));
  }

  /**
   * How long an address may be, its query included. Default: 16 KiB.
   *
   * @return the length in bytes; a longer one is refused with 400 or 414
   */
  public int addressBytes() {
    return values.live.addresses().length();
  }

  /**
   * How many parameters an address, and how many fields a form may have. Default: 1,000.
   *
   * @return the number; more are refused with 400
   */
  public int fields() {
    return values.live.addresses().fields();
  }

  /**
   * Changes how large an address, and how many fields a form may be.
   *
   * @param bytes see {@link #addressBytes}
   * @param count see {@link #fields}
   * @return the limits with it
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits withAddress(int bytes, int count) {
    return with(values.live.with(new Addresses(bytes, count)));
  }

  /**
   * How much may wait for a browser that does not read, besides what the system buffers. Default: 1
   * MiB.
   *
   * @return the bytes; past it the socket is cut, and the browser comes back
   */
  public long unwrittenBytes() {
    return values.unwrittenBytes;
  }

  /**
   * Changes how much may wait for a browser that does not read.
   *
   * @param bytes see {@link #unwrittenBytes}
   * @return the limits with it
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits withUnwrittenBytes(long bytes) {
    return with(changed -> changed.unwrittenBytes = positive(bytes));
  }

  /**
   * How much all browsers together may make the process hold, besides 4 KiB each: messages and
   * bodies that are not complete, what waits for views, and what waits to be read by browsers.
   * Default: an eighth of the heap.
   *
   * @return the bytes; past it those who hold most have to go
   */
  public long memoryBytes() {
    return values.memoryBytes;
  }

  /**
   * Changes how much all browsers together may make the process hold.
   *
   * @param bytes see {@link #memoryBytes}
   * @return the limits with it
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits withMemoryBytes(long bytes) {
    return with(changed -> changed.memoryBytes = positive(bytes));
  }

  /**
   * How many messages (clicks, form changes, joins, pings) a browser may send in the long run; one
   * of more than 16 KiB counts as several. One that sends more is read more slowly, and closed with
   * 1008 when it goes on for 30 seconds. Nothing is dropped. Default: 100.
   *
   * @return the number for each second
   */
  public int messagesPerSecond() {
    return values.live.rate().perSecond();
  }

  /**
   * How many messages a browser may send at once. Default: 500.
   *
   * @return the number
   */
  public int messageBurst() {
    return values.live.rate().burst();
  }

  /**
   * Changes the rate of messages.
   *
   * @param perSecond see {@link #messagesPerSecond}
   * @param burst see {@link #messageBurst}
   * @return the limits with it
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits withMessageRate(int perSecond, int burst) {
    return with(values.live.with(new Rate(perSecond, burst)));
  }

  /**
   * How many connections may be open. Default: one for every 32 KiB of heap.
   *
   * @return the number; more are closed at once
   */
  public int connections() {
    return values.connections;
  }

  /**
   * How many sockets may be open, and how many views live on them. Default: one for every 32 KiB of
   * heap.
   *
   * @return the number; more are refused with 503
   */
  public int sockets() {
    return values.live.sockets().open();
  }

  /**
   * How many sockets that have joined no page may be open from one address, or one network of IPv6
   * (/64). Addresses behind a proxy are told apart where forwarded headers are trusted, and not
   * counted otherwise. Default: 256.
   *
   * @return the number; more are refused with 429
   */
  public int socketsOfAddress() {
    return values.live.sockets().ofAddress();
  }

  /**
   * Changes how many connections and sockets may be open.
   *
   * @param inAll see {@link #connections}
   * @param socketsInAll see {@link #sockets}
   * @param ofAddress see {@link #socketsOfAddress}
   * @return the limits with it
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits withConnections(int inAll, int socketsInAll, int ofAddress) {
    int ofOne = values.live.sockets().viewsOfOne();
    return with(values.live.with(new Sockets(socketsInAll, ofAddress, socketsInAll, ofOne)))
        .with(changed -> changed.connections = positive(inAll));
  }

  /**
   * How long a request may take to arrive: its headers from the first byte, a message on a socket,
   * and its body, which has a second more for each 16 KiB that have come. Default: 30 seconds.
   *
   * @return the time; what is not complete then is answered with 408 or closed
   */
  public Duration requestDeadline() {
    return values.requestDeadline;
  }

  /**
   * How long a socket may take to join a page. Default: 20 seconds.
   *
   * @return the time; then it is closed with 1008
   */
  public Duration joinDeadline() {
    return values.live.times().join();
  }

  /**
   * Changes how long requests and first joins may take.
   *
   * @param request see {@link #requestDeadline}
   * @param join see {@link #joinDeadline}
   * @return the limits with it
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits withDeadlines(Duration request, Duration join) {
    Times times = values.live.times();
    return with(values.live.with(new Times(join, times.pause(), times.stop())))
        .with(changed -> changed.requestDeadline = positive(request));
  }

  /**
   * After which silence a connection is closed; more than 60 seconds, since heartbeats come every
   * 30. Default: 90 seconds.
   *
   * @return the time
   */
  public Duration idleTimeout() {
    return values.idleTimeout;
  }

  /**
   * Changes the idle timeout.
   *
   * @param timeout see {@link #idleTimeout}
   * @return the limits with it
   * @throws IllegalArgumentException if it is not more than 60 seconds
   */
  public Limits withIdleTimeout(Duration timeout) {
    return with(changed -> changed.idleTimeout = longEnough(timeout));
  }

  /**
   * How long a stop may take to send the browsers away, in batches over the first half of it; zero
   * sends all at once. Default: 10 seconds.
   *
   * @return the time
   */
  public Duration drainDeadline() {
    return values.drainDeadline;
  }

  /**
   * Changes the drain deadline.
   *
   * @param deadline see {@link #drainDeadline}
   * @return the limits with it
   * @throws IllegalArgumentException if it is negative
   */
  public Limits withDrainDeadline(Duration deadline) {
    return with(changed -> changed.drainDeadline = notNegative(deadline));
  }

  private static <N extends Number> N positive(N limit) {
    if (limit.longValue() <= 0) {
      throw new IllegalArgumentException("A limit must be positive, not " + limit);
    }
    return limit;
  }

  private static Duration positive(Duration limit) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException("A deadline must be positive, not " + limit);
    }
    return limit;
  }

  private static Duration longEnough(Duration timeout) {
    if (timeout.compareTo(LimitValues.HEARTBEATS) <= 0) {
      throw new IllegalArgumentException(
          "The idle timeout must be more than 60 seconds, not " + timeout.toSeconds());
    }
    return timeout;
  }

  private static Duration notNegative(Duration deadline) {
    if (deadline.isNegative()) {
      throw new IllegalArgumentException("The drain deadline must not be negative");
    }
    return deadline;
  }
}
