package io.jview.pubsub.delivery;

import io.jview.pubsub.Message;
import java.util.Arrays;

/**
 * What is broadcast on a topic while its mailboxes have not caught up: gathered, to be put into
 * each of them at once. It never holds more than every mailbox has room for, so nothing is pushed
 * out later that would not have been at once. Guarded by the topic's lock.
 */
final class Burst {

  private static final Message[] NONE = {};
  private static final int SMALLEST = 16;

  private Message[] messages = NONE;
  private int count;
  private long bytes;

  /** What fits into the fullest mailbox, as far as that was seen. */
  private int room;

  private long roomBytes;

  /** How many messages are to go straight to the mailboxes before it gathers again. */
  private int straight;

  private boolean gathers;

  /** Whether messages are to be gathered. */
  boolean gathers() {
    return gathers;
  }

  /** Whether it may begin to gather; asked once for each message that goes straight. */
  boolean isWanted() {
    if (straight > 0) {
      straight--;
      return false;
    }
    return true;
  }

  /** Gathers from here on; what the mailboxes have room for is not known yet. */
  void begin() {
    gathers = true;
    room = 0;
  }

  /** Gathers no more, for a number of messages at least. */
  void end(int messagesToGoStraight) {
    gathers = false;
    straight = messagesToGoStraight;
  }

  void add(Message message) {
    if (count == messages.length) {
      messages = Arrays.copyOf(messages, Math.max(SMALLEST, 2 * count));
    }
    messages[count++] = message;
    bytes += message.size();
  }

  /** Whether no more may be gathered. */
  boolean isFull() {
    return count >= room || bytes >= roomBytes;
  }

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  Message[] messages() {
    return messages;
  }

  /** Begins to put them into mailboxes. */
  void pour() {
    room = Integer.MAX_VALUE;
    roomBytes = Long.MAX_VALUE;
  }

  /** Notes what fits into a mailbox that has them. */
  void sees(int messagesThatFit, long bytesThatFit) {
    room = Math.min(room, messagesThatFit);
    roomBytes = Math.min(roomBytes, bytesThatFit);
  }

  /** They are in every mailbox; a quiet topic keeps no room for more. */
  void poured() {
    messages = NONE;
    count = 0;
    bytes = 0;
  }
}
