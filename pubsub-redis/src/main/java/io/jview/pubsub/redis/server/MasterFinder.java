package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Opening;
import java.io.IOException;

/** Tells which server to use; may ask others, until the deadline. */
public interface MasterFinder {

  /** Finds the server to connect to, and makes sure that it agrees. */
  Address find(Deadline deadline, Opening opening) throws IOException;

  /** Tells which server it should be by now. */
  Address named(Deadline deadline, Opening opening) throws IOException;

  /** One server, for ever. */
  record Fixed(Address address) implements MasterFinder {

    @Override
    public Address find(Deadline deadline, Opening opening) {
      return address;
    }

    @Override
    public Address named(Deadline deadline, Opening opening) {
      return address;
    }
  }
}
