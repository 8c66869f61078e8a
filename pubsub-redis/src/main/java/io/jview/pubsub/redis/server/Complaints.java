package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.RedisError;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server that lives says is wrong with it: a line for each sort, until it is well again. */
final class Complaints {

  private static final Logger log = LoggerFactory.getLogger(Complaints.class);

  private final Address address;

  /** Guarded by this. */
  private final Set<String> told = new HashSet<>();

  Complaints(Address address) {
    this.address = address;
  }

  void hear(RedisError error) {
    boolean isNew;
    synchronized (this) {
      isNew = told.add(error.code());
    }
    if (isNew) {
      log.warn("Redis at {} lives, and answers to a probe: {}", address, error.explained());
    }
  }

  void isWell() {
    boolean was;
    synchronized (this) {
      was = !told.isEmpty();
      told.clear();
    }
    if (was) {
      log.info("Redis at {} answers to probes as it should again", address);
    }
  }
}
