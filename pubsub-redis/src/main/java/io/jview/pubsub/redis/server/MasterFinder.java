package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Opening;
import java.io.IOException;

/** Tells which server to use; may ask others, until the deadline. */
public interface MasterFinder {

  /** Tells which server it should be by now. */
  Address find(Deadline deadline, Opening opening) throws IOException;

  /** What to say where the server's certificate does not fit the address. */
  String namedBy();

  /** One server, for ever. */
  record Fixed(Address address) implements MasterFinder {

    @Override
    public Address find(Deadline deadline, Opening opening) {
      return address;
    }

    @Override
    public String namedBy() {
      return " (the URL names this address: its host must be one of the certificate's)";
    }
  }
}
