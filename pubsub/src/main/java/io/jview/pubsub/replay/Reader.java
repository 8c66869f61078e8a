package io.jview.pubsub.replay;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.Replay;
import io.jview.pubsub.delivery.Guard;
import io.jview.pubsub.delivery.Registry.Place;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One session's way through a topic's log. It hands on what comes next in the topic's order; where
 * something else comes, or may have been missed, it reads the log from there, page by page, each
 * when the last one was handed over. While there is much to read it takes nothing of the topic.
 */
public final class Reader implements Guard {

  /** How many messages of a page are handed over before others of the session have their turn. */
  private static final int MOST_AT_ONCE = 64;

  private final Replay start;
  private final Readers readers;
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final Signal failed = new Signal(this, "the log could not be read");
  private final Signal retry = new Signal(this, "it is to be read again");
  private final Signal more = new Signal(this, "a part of the page is left");
  private volatile @Nullable Place place;

  // Used in the session's turn.
  private final Stash stash = new Stash();
  private @Nullable Cursor cursor;
  private boolean reading = true;
  private boolean isFirst = true;
  private boolean again;
  private boolean parked;
  private int failures;
  private @Nullable Arrived page;
  private int handed;

  /** What came next when the page came. */
  private long before;

  Reader(Replay start, Readers readers) {
    this.start = start;
    this.readers = readers;
  }

  /**
   * Begins to read, once the topic's messages come in; done when later ones will be handed over, or
   * told as a gap. Called once.
   */
  public CompletionStage<Void> begin(Place at) {
    if (start instanceof Replay.Since since) {
      cursor = Cursor.behind(Logged.parse(since.position()));
    }
    place = at;
    read(at);
    readers.limit(begun);
    return begun;
  }

  private void read(Place at) {
    Cursor known = cursor;
    long from = known != null ? known.from() : start instanceof Replay.All ? 1 : TopicLog.NONE;
    readers
        .read(at.topic().name(), from)
        .whenComplete(
            (read, failure) -> {
              readers.failed(at.topic().name(), failure);
              boolean isLate = !begun.complete(null) && known == null;
              boolean isPart = from != TopicLog.NONE;
              at.subscription()
                  .word(failure == null ? new Arrived(this, read, isPart, isLate) : failed);
            });
  }

  @Override
  public void take(Object item, Handler handler) {
    Place at = place;
    if (item instanceof Gap gap && gap.reason() == Gap.Reason.REJECTED) {
      handler.tell(gap);
    } else if (at != null && !(item instanceof Word word && !equals(word.of()))) {
      take(item, handler, at);
    }
  }

  private void take(Object item, Handler handler, Place at) {
    switch (item) {
      case Message message -> message(message, handler, at);
      case Gap gap -> missed(at);
      case Arrived arrived -> arrived(arrived, handler, at);
      case Signal signal when signal.equals(failed) ->
          readers.later(failures++, () -> at.subscription().word(retry));
      case Signal signal when signal.equals(retry) -> read(at);
      case Signal signal -> handOver(handler, at);
      default -> throw new IllegalArgumentException("not for a reader: " + item);
    }
  }

  private void message(Message message, Handler handler, Place at) {
    Logged standing = readers.messages().place(message);
    if (standing == null) {
      handler.hand(message);
    } else if (reading || cursor == null) {
      stash.add(message);
    } else if (!follows(message, standing, cursor, handler, at)) {
      stash.add(message);
      reading = true;
      read(at);
    }
  }

  /**
   * Hands on what comes next and leaves out what was handed on; false where something is missing.
   */
  private static boolean follows(
      Message message, Logged standing, Cursor known, Handler handler, Place at) {
    if (!known.precedes(standing)) {
      return known.isPast(standing);
    }
    if (known.pass(standing) && standing.audience().has(at.subscription().sessionId())) {
      handler.hand(message);
    }
    return true;
  }

  /** Something may be missing here: what is read from now on shows whether it is. */
  private void missed(Place at) {
    if (reading) {
      again = true;
    } else {
      reading = true;
      read(at);
    }
  }

  private void arrived(Arrived arrived, Handler handler, Place at) {
    failures = 0;
    if (isFirst) { // another reader may have been here, and have left it parked
      isFirst = false;
      again |= at.topic().park(at.subscription(), false);
    }
    Page read = arrived.page();
    Cursor known = cursor;
    if (known == null) {
      begin(read, arrived.isLate(), handler);
    } else {
      long restart = known.restart(read);
      if (restart > 0) {
        lost(read, restart, handler);
        if (!read.reaches(restart)) {
          read(at);
          return;
        }
      }
    }
    page = arrived;
    handed = 0;
    before = known().next();
    handOver(handler, at);
  }

  private void begin(Page read, boolean isLate, Handler handler) {
    long next = read.first();
    if (start instanceof Replay.Last last) {
      next = Math.max(next, read.last() + 1 - last.messages());
      if (isLate && last.messages() == 0) {
        handler.tell(Gap.of(topic(), Gap.Reason.DISCONNECTED));
      }
    }
    cursor = Cursor.ahead(read, next);
  }

  private void lost(Page read, long next, Handler handler) {
    cursor = known().again(read, next);
    handler.tell(Gap.of(topic(), Gap.Reason.LOST));
  }

  private String topic() {
    Place at = place;
    return at == null ? "" : at.topic().name();
  }

  /** Hands over a part of the page; lets others have their turn, and goes on. */
  private void handOver(Handler handler, Place at) {
    Arrived arrived = page;
    if (arrived == null) {
      return;
    }
    Page read = arrived.page();
    int end = Math.min(read.entries().size(), handed + MOST_AT_ONCE);
    while (handed < end && !handler.isOver()) {
      entry(read, read.entries().get(handed++), handler, at);
    }
    if (handler.isOver()) {
      return;
    }
    if (handed < read.entries().size()) {
      at.subscription().word(more);
    } else {
      page = null;
      over(arrived, handler, at);
    }
  }

  private void entry(Page read, Page.Entry entry, Handler handler, Place at) {
    Cursor known = known();
    if (known.isPast(entry.place())) {
      return;
    }
    if (!known.precedes(entry.place())) { // deleted from the middle of the log, by somebody
      lost(read, entry.place().offset(), handler);
    }
    boolean isNew = known().pass(entry.place());
    Message message = entry.message();
    if (isNew && message != null && entry.place().audience().has(at.subscription().sessionId())) {
      handler.hand(message);
    }
  }

  private Cursor known() {
    Cursor known = cursor;
    if (known == null) {
      throw new IllegalStateException("nothing was read yet");
    }
    return known;
  }

  /** A page was handed over: more is read, or what has been sent meanwhile follows. */
  private void over(Arrived arrived, Handler handler, Place at) {
    boolean isEnd = known().next() > arrived.page().last();
    if (isEnd && !parked) {
      join(handler, at);
      return;
    }
    if (arrived.isPart()) {
      park(!isEnd, at);
      if (!isEnd && known().next() == before) {
        lost(arrived.page(), arrived.page().last() + 1, handler); // all that was left is deleted
      }
    }
    read(at);
  }

  private void park(boolean isFar, Place at) {
    if (parked != isFar) {
      parked = isFar;
      stash.clear();
      at.topic().park(at.subscription(), isFar);
    }
  }

  private void join(Handler handler, Place at) {
    Message next = stash.poll();
    while (next != null && !handler.isOver()) {
      Logged standing = readers.messages().place(next);
      if (standing != null && !follows(next, standing, known(), handler, at)) {
        stash.clear();
        read(at);
        return;
      }
      next = stash.poll();
    }
    reading = again;
    if (again) {
      again = false;
      read(at);
    }
  }

  /**
   * What was read.
   *
   * @param of who has asked for it
   * @param isPart whether entries were asked for
   * @param isLate whether the subscription was done before
   */
  private record Arrived(Reader of, Page page, boolean isPart, boolean isLate) implements Word {}

  private record Signal(Reader of, String meaning) implements Word {}

  /** What a reader puts into the mailbox for itself; another one may have taken its place since. */
  private interface Word {
    Reader of();
  }
}
