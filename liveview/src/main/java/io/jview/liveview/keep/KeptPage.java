package io.jview.liveview.keep;

import io.jview.pubsub.PubSubException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What one joined view keeps. Written under the number of its join, so that a view that ends late
 * writes nothing over what a later one keeps. Used by the view's thread.
 */
public final class KeptPage {

  /** How much one page may keep. */
  private static final int MAX_BYTES = 64 << 10;

  /** How long a join waits for the view that was there before, on this instance. */
  private static final Duration LONGEST_END = Duration.ofMillis(500);

  private static final Duration LONGEST_TAKE = Duration.ofMillis(500);
  private static final Duration LONGEST_PUT = Duration.ofSeconds(2);

  /** A state that does not change is written again so often within its time to live. */
  private static final int RENEWALS = 4;

  private final KeptPages pages;
  private final StateRoom room;
  private final PageIdentity identity;
  private final String name;
  private final long number;
  private final String view;
  private final Runnable giveUp;
  private final CompletableFuture<Optional<KeptState>> over = new CompletableFuture<>();

  private final AtomicBoolean claimed = new AtomicBoolean();

  /** Somebody waits for its end in this process, to whom it is handed. */
  private volatile boolean awaited;

  private @Nullable Optional<KeptState> taken;
  private boolean mounted;
  private @Nullable KeptState written;
  private long writtenAt;
  private long reserved;
  private CompletableFuture<Boolean> writing = CompletableFuture.completedFuture(true);

  KeptPage(
      KeptPages pages,
      StateRoom room,
      PageIdentity identity,
      long number,
      String view,
      Runnable giveUp) {
    this.pages = pages;
    this.room = room;
    this.identity = identity;
    this.name = identity.name();
    this.number = number;
    this.view = view;
    this.giveUp = giveUp;
  }

  String name() {
    return name;
  }

  /** Its place among those of this process. */
  long number() {
    return number;
  }

  long joins() {
    return identity.joins();
  }

  private String key(long joins) {
    return name + "." + joins;
  }

  /** Ends its view; from any thread. */
  void giveUp() {
    giveUp.run();
  }

  /** Done when its view has ended: what it has kept. */
  CompletableFuture<Optional<KeptState>> over() {
    return over;
  }

  /** Gives what the page kept before, while the view mounts. */
  public <T> Optional<T> kept(Class<T> type) {
    if (mounted || joins() == 0) {
      return Optional.empty();
    }
    if (taken == null) {
      taken = take();
    }
    return taken.flatMap(state -> read(state, type));
  }

  private <T> Optional<T> read(KeptState state, Class<T> type) {
    try {
      return Optional.of(state.as(type));
    } catch (PubSubException | IllegalArgumentException otherVersion) {
      room.dropped(view, "it is no " + type.getName() + " as that is here");
      return Optional.empty();
    }
  }

  /** Finds it: with the view that was there before, in the store, or on another instance. */
  private Optional<KeptState> take() {
    Optional<Optional<KeptState>> handed = fromHere();
    if (handed.isPresent()) {
      return handed.get();
    }
    Optional<KeptState> found = fromStore();
    if (!pages.hasOthers() || found.isPresent() && found.get().last()) {
      return found;
    }
    Optional<Boolean> answer = pages.ask(this);
    if (answer.isPresent() && !answer.get()) {
      return Optional.empty();
    }
    Optional<KeptState> later = fromStore();
    return later.isPresent() ? later : found;
  }

  /** Empty where it was not here before. */
  private Optional<Optional<KeptState>> fromHere() {
    List<KeptPage> before = pages.before(this);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    before.forEach(
        page -> {
          page.awaited = true;
          page.giveUp();
        });
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            before.stream().map(KeptPage::over).toArray(CompletableFuture[]::new));
    room.await(all, LONGEST_END);
    List<KeptPage> ended = before.stream().filter(page -> page.over.isDone()).toList();
    ended.forEach(page -> room.remove(page.key(page.joins())));
    return ended.stream()
        .max(Comparator.comparingLong(KeptPage::joins).thenComparingLong(KeptPage::number))
        .map(KeptPage::claim);
  }

  /** What it has kept, once. */
  private Optional<KeptState> claim() {
    return claimed.compareAndSet(false, true) ? over.join() : Optional.empty();
  }

  /**
   * The view before may have joined as what this one is, where its browser never heard of it; or
   * else one time earlier.
   */
  private Optional<KeptState> fromStore() {
    CompletableFuture<Optional<KeptState>> same = room.take(key(joins()), view);
    CompletableFuture<Optional<KeptState>> earlier = room.take(key(joins() - 1), view);
    room.awaitStore(CompletableFuture.allOf(same, earlier), LONGEST_TAKE);
    Optional<KeptState> latest = same.getNow(Optional.empty());
    return latest.isPresent() ? latest : earlier.getNow(Optional.empty());
  }

  /** The view has mounted: what was kept before is its own business now. */
  public void mounted() {
    mounted = true;
    taken = null;
  }

  /** Writes while the page lives, what has changed or is about to expire; null: nothing is kept. */
  public void writeBetween(@Nullable Object value) {
    if (!writing.isDone()) {
      return;
    }
    KeptState before = written;
    KeptState state = stateOf(value, false);
    if (state == null) {
      removeWritten();
    } else if (before == null || !before.isSameAs(state) || isOld() || !writing.join()) {
      write(state);
    }
  }

  private boolean isOld() {
    return System.nanoTime() - writtenAt > room.timeToLive().toNanos() / RENEWALS;
  }

  private @Nullable KeptState stateOf(@Nullable Object value, boolean last) {
    if (value == null) {
      return null;
    }
    KeptState state;
    try {
      state = KeptState.of(value, last);
    } catch (PubSubException noJson) {
      room.dropped(view, String.valueOf(noJson.getMessage()));
      return null;
    }
    int bytes = state.bytes().length;
    if (bytes > MAX_BYTES) {
      room.dropped(view, "it has %,d bytes, and at most %,d are kept".formatted(bytes, MAX_BYTES));
      return null;
    }
    if (!room.reserve(bytes - reserved)) {
      room.dropped(view, "all pages together keep too much");
      return null;
    }
    reserved = bytes;
    return state;
  }

  private void write(KeptState state) {
    written = state;
    writtenAt = System.nanoTime();
    writing = writing.thenCompose(done -> room.put(key(joins()), state));
  }

  private void removeWritten() {
    if (written != null) {
      written = null;
      writing = writing.thenCompose(done -> room.remove(key(joins())));
    }
  }

  /**
   * The view ends and its browser may come back: hands over what it keeps, or writes it and waits
   * for that.
   *
   * @param value what it keeps; null for nothing
   */
  public void lost(@Nullable Object value) {
    KeptState state = stateOf(value, true);
    if (state == null) {
      ended();
      return;
    }
    if (awaited) {
      removeWritten();
    } else {
      write(state);
    }
    room.awaitStore(writing, LONGEST_PUT);
    over(Optional.of(state));
  }

  /** The view ends for good: nothing is kept, neither what it has written nor what was before. */
  public void ended() {
    removeWritten();
    if (joins() > 0 && taken == null && !mounted) {
      writing = writing.thenCompose(done -> room.remove(key(joins() - 1)));
    }
    room.awaitStore(writing, LONGEST_PUT);
    over(Optional.empty());
  }

  private void over(Optional<KeptState> last) {
    long held = reserved;
    if (last.isPresent() && !awaited) {
      pages.whenExpired(() -> room.reserve(-held));
    } else {
      room.reserve(-held);
    }
    pages.forget(this);
    over.complete(last);
  }
}
