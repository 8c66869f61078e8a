package io.jview.pubsub.postgres.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Asks for a session in UTC. The driver asks for the JVM's time zone, in the message that begins a
 * session, and a server that does not know it ends the session; ours use no times at all.
 */
final class UtcStartup extends FilterOutputStream {

  private static final String NAME = "\0TimeZone\0";
  private static final int MAJOR_VERSION = 3;
  private static final int HEAD = 8;

  private boolean begun;

  UtcStartup(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (!begun && isStartup(bytes, from, length)) {
      begun = true;
      byte[] inUtc = inUtc(new String(bytes, from, length, ISO_8859_1));
      out.write(inUtc, 0, inUtc.length);
    } else {
      out.write(bytes, from, length);
    }
  }

  /** Its length, the version of the protocol, and names with values. */
  private static boolean isStartup(byte[] bytes, int from, int length) {
    if (length < HEAD) {
      return false;
    }
    ByteBuffer head = ByteBuffer.wrap(bytes, from, length);
    return head.getInt() == length && head.getShort() == MAJOR_VERSION;
  }

  private static byte[] inUtc(String startup) {
    int name = startup.indexOf(NAME);
    int end = name < 0 ? -1 : startup.indexOf('\0', name + NAME.length());
    String changed =
        end < 0
            ? startup
            : startup.substring(0, name + NAME.length()) + "UTC" + startup.substring(end);
    byte[] bytes = changed.getBytes(ISO_8859_1);
    ByteBuffer.wrap(bytes).putInt(bytes.length);
    return bytes;
  }
}
