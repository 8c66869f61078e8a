package io.jview.pubsub.delivery;

import io.jview.pubsub.Message;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a mailbox behind its first message, within bounds. A message that does not fit
 * pushes out the oldest ones; a gap takes their place, ahead of what remains. Gaps are never pushed
 * out.
 *
 * <p>Two queues change places: messages are added to the one under the mailbox's lock, and taken
 * from the other without it, so that a mailbox under load is locked once for a whole batch. Only
 * who must push out the oldest takes from the other side too.
 */
final class Backlog {

  private final Dispatcher dispatcher;

  // Guarded by the mailbox's lock, but that the worker takes from outgoing without it.
  private DeliveryQueue incoming = new DeliveryQueue();
  private DeliveryQueue outgoing = new DeliveryQueue();
  private @Nullable EarlyGaps early;
  private int granted;
  private int room;
  private long roomBytes;
  private int batches;

  /** Whether something was added to incoming since it was that. */
  private boolean more;

  /** Whether outgoing has something, or had when it was looked at last. */
  private boolean batch;

  /** Written under the lock, read by the worker without it. */
  private volatile boolean earlyWaits;

  Backlog(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** Whether messages certainly fit; they then have their room. */
  boolean takes(int messages, long bytes) {
    room -= messages;
    roomBytes -= bytes;
    return room >= 0 && roomBytes >= 0;
  }

  void add(Recipient recipient, Object item) {
    incoming.add(recipient, item);
    more = true;
  }

  void add(Recipient recipient, Burst burst) {
    incoming.add(recipient, burst);
    more = true;
  }

  /** Adds what was there before anything else here. */
  void addFirst(Recipient recipient, Message message) {
    outgoing.add(recipient, message);
    batch = true;
  }

  /** Counts what waits, with what waits ahead of it, and tells whether more messages fit. */
  boolean fits(int more, long moreBytes, @Nullable Message ahead) {
    int messages = incoming.messages() + outgoing.messages() + (ahead == null ? 0 : 1);
    long bytes = incoming.atMost() + outgoing.atMost() + (ahead == null ? 0 : ahead.size());
    return leavesRoom(more, moreBytes, messages, bytes);
  }

  private boolean leavesRoom(int more, long moreBytes, int messages, long bytes) {
    roomBytes = dispatcher.limits().bytes() - bytes - moreBytes;
    room = mayHold() - messages - more;
    while (room < 0 && roomBytes >= 0 && grows()) {
      room = mayHold() - messages - more;
    }
    return (messages == 0 && more == 1) || (room >= 0 && roomBytes >= 0);
  }

  private int mayHold() {
    return Math.min(Slots.ALWAYS, dispatcher.limits().messages()) + granted;
  }

  /** Asks for as many places again as there are; false where there are no more. */
  private boolean grows() {
    int held = mayHold();
    int wanted = Math.min(held, dispatcher.limits().messages() - held);
    boolean given = wanted > 0 && dispatcher.slots().take(wanted);
    granted += given ? wanted : 0;
    return given;
  }

  private void shrink() {
    if (granted > 0) {
      dispatcher.slots().give(granted);
      granted = 0;
    }
  }

  int room() {
    return room;
  }

  long roomBytes() {
    return roomBytes;
  }

  /** Drops the oldest messages until one more fits; gives how many it dropped. */
  int makeRoom(int size) {
    int dropped = 0;
    long bytes = incoming.atMost() + outgoing.measure();
    while (!leavesRoom(1, size, incoming.messages() + outgoing.messages(), bytes)) {
      Message oldest = dropOldest();
      dropped += oldest == null ? 0 : 1;
      bytes -= oldest == null ? bytes : oldest.size();
    }
    return dropped;
  }

  /** Drops the oldest message, and sets gaps ahead of it aside; null where there is none. */
  private @Nullable Message dropOldest() {
    if (early == null) {
      early = new EarlyGaps();
    }
    while (!outgoing.isEmpty() || !incoming.isEmpty()) {
      boolean next = outgoing.isEmpty();
      DeliveryQueue queue = next ? incoming : outgoing;
      int oldest = queue.oldest();
      Recipient recipient = queue.recipient(oldest);
      Object item = queue.item(oldest);
      earlyWaits = true; // ahead of dropping: the worker, when it takes the next one, must see it
      if (recipient != null && item != null && queue.drop(oldest)) {
        int place = next ? EarlyGaps.NEXT_BATCH : oldest;
        early.dropped(place, outgoing.isEmpty(), recipient, item);
        if (item instanceof Message message) {
          return message;
        }
      }
    }
    return null;
  }

  /** Begins a batch where the last one is over. */
  void takeUp() {
    if (more && !batch) {
      DeliveryQueue emptied = outgoing;
      emptied.reset();
      outgoing = incoming;
      incoming = emptied;
      if (early != null) {
        early.nextBatch();
      }
      batches++;
      more = false;
      batch = true;
    }
  }

  /** What the worker takes from, without the lock. */
  DeliveryQueue outgoing() {
    return outgoing;
  }

  /** Whether gaps wait that may belong ahead of what is taken next; asked without the lock. */
  boolean earlyWaits() {
    return earlyWaits;
  }

  /** Takes a gap that belongs ahead of a place in the batch; null where there is none. */
  EarlyGaps.@Nullable Early pollEarly(int place) {
    EarlyGaps.Early next = early == null ? null : early.poll(place);
    earlyWaits = early != null && !early.isEmpty();
    return next;
  }

  boolean isEmpty() {
    batch = batch && !outgoing.isEmpty();
    return !batch && !more && !earlyWaits;
  }

  /** A number that is another one for each that is taken. */
  long position() {
    return ((long) batches << Integer.SIZE) + outgoing.oldest();
  }

  /** Lets go of all that an empty one does not need. */
  void rest() {
    incoming.release();
    outgoing.release();
    early = null;
    room = 0;
    roomBytes = 0;
    shrink();
  }

  /** Discards what no worker has begun to take. */
  void discard() {
    incoming.release();
  }
}
