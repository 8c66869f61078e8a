package io.jview.pubsub.redis.resp;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The words of the protocol, as bytes. */
public final class Commands {

  public static final byte[] PUBLISH = bytes("PUBLISH");
  private static final byte[] SPUBLISH = bytes("SPUBLISH");
  private static final byte[] MESSAGE = bytes("message");
  private static final byte[] SMESSAGE = bytes("smessage");
  private static final byte[] SUBSCRIBE = bytes("SUBSCRIBE");
  private static final byte[] SSUBSCRIBE = bytes("SSUBSCRIBE");
  private static final byte[] UNSUBSCRIBE = bytes("UNSUBSCRIBE");
  private static final byte[] SUNSUBSCRIBE = bytes("SUNSUBSCRIBE");
  public static final byte[] PING = bytes("PING");
  public static final byte[] HELLO = bytes("HELLO");
  public static final byte[] ROLE = bytes("ROLE");
  public static final byte[] RESP2 = bytes("2");

  private Commands() {}

  public static byte[] subscribe(boolean joining, boolean sharded) {
    if (joining) {
      return sharded ? SSUBSCRIBE : SUBSCRIBE;
    }
    return sharded ? SUNSUBSCRIBE : UNSUBSCRIBE;
  }

  public static byte[] publish(boolean sharded) {
    return sharded ? SPUBLISH : PUBLISH;
  }

  /** How the server names what was published. */
  public static byte[] message(boolean sharded) {
    return sharded ? SMESSAGE : MESSAGE;
  }

  static byte[] bytes(String ascii) {
    return ascii.getBytes(US_ASCII);
  }
}
