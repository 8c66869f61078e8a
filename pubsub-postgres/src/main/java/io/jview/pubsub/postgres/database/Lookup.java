package io.jview.pubsub.postgres.database;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells all addresses of a host, as they are now. */
@FunctionalInterface
public interface Lookup {

  InetAddress[] of(String host) throws UnknownHostException;
}
