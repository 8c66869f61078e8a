package io.jview.pubsub.redis;

import java.io.IOException;

/** Tells which server to use, before each try to connect. */
@FunctionalInterface
interface MasterFinder {

  /** Finds the server; may ask others, until the deadline. */
  Address find(Deadline deadline, Opening opening) throws IOException;
}
