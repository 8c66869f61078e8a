package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The words of the protocol, as bytes. */
final class Commands {

  static final byte[] PUBLISH = bytes("PUBLISH");
  static final byte[] SPUBLISH = bytes("SPUBLISH");
  static final byte[] SUBSCRIBE = bytes("SUBSCRIBE");
  static final byte[] SSUBSCRIBE = bytes("SSUBSCRIBE");
  static final byte[] UNSUBSCRIBE = bytes("UNSUBSCRIBE");
  static final byte[] SUNSUBSCRIBE = bytes("SUNSUBSCRIBE");
  static final byte[] PING = bytes("PING");

  private Commands() {}

  static byte[] bytes(String ascii) {
    return ascii.getBytes(US_ASCII);
  }
}
