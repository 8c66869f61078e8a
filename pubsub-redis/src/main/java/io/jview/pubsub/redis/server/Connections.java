package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.RespConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a link: the two in use, and all that were opened and may not have ended yet.
 * One that is in use stays so until it tells its own end, and no end is told of any other. Any
 * thread may call it.
 */
final class Connections {

  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private @Nullable Sender sender;
  private @Nullable Receiver receiver;
  private final List<RespConnection> opened = new ArrayList<>();

  void opened(RespConnection connection) {
    lock.lock();
    try {
      opened.removeIf(old -> old.end().isDone());
      opened.add(connection);
    } finally {
      lock.unlock();
    }
  }

  /** Uses what is new from here on; false if one of them has ended already, which is not used. */
  boolean use(@Nullable Receiver receives, @Nullable Sender sends) {
    lock.lock();
    try {
      boolean receiverLives = receives == null || !receives.hasEnded();
      boolean senderLives = sends == null || !sends.hasEnded();
      receiver = receiver == null && receiverLives ? receives : receiver;
      sender = sender == null && senderLives ? sends : sender;
      return receiverLives && senderLives;
    } finally {
      lock.unlock();
    }
  }

  /** One tells its end: gives whether it was in use. */
  boolean ended(Receiver connection) {
    lock.lock();
    try {
      boolean used = connection.equals(receiver);
      receiver = used ? null : receiver;
      return used;
    } finally {
      lock.unlock();
    }
  }

  /** One tells its end: gives whether it was in use. */
  boolean ended(Sender connection) {
    lock.lock();
    try {
      boolean used = connection.equals(sender);
      sender = used ? null : sender;
      return used;
    } finally {
      lock.unlock();
    }
  }

  @Nullable Sender sender() {
    lock.lock();
    try {
      return sender;
    } finally {
      lock.unlock();
    }
  }

  @Nullable Receiver receiver() {
    lock.lock();
    try {
      return receiver;
    } finally {
      lock.unlock();
    }
  }

  List<RespConnection> all() {
    lock.lock();
    try {
      return List.copyOf(opened);
    } finally {
      lock.unlock();
    }
  }
}
