package io.jview.e2e.hostile.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Frames of a WebSocket, as bytes. Their mask is zero, which leaves the payload as it is. */
public final class Frames {

  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int PING = 9;
  public static final int PONG = 10;

  private static final int LAST = 0x80;
  private static final int DEFLATED = 0x40;
  private static final int MASKED = 0x80;

  private Frames() {}

  /** A whole message in one frame. */
  public static byte[] text(String message) {
    return whole(TEXT, message.getBytes(UTF_8));
  }

  public static byte[] whole(int opcode, byte[] payload) {
    return frame(LAST | opcode, payload);
  }

  /** A frame after which more of the message comes. */
  public static byte[] part(int opcode, byte[] payload) {
    return frame(opcode, payload);
  }

  /** A whole message whose payload is compressed already. */
  public static byte[] deflated(byte[] payload) {
    return frame(LAST | DEFLATED | TEXT, payload);
  }

  /** A frame after which more of the message comes, whose payload is compressed already. */
  public static byte[] deflatedPart(byte[] payload) {
    return frame(DEFLATED | TEXT, payload);
  }

  /** The head of a frame that announces a payload. */
  public static byte[] head(int first, int length) {
    ByteBuffer head = ByteBuffer.allocate(14).put((byte) first);
    if (length < 126) {
      head.put((byte) (MASKED | length));
    } else if (length <= 0xffff) {
      head.put((byte) (MASKED | 126)).putShort((short) length);
    } else {
      head.put((byte) (MASKED | 127)).putLong(length);
    }
    head.putInt(0);
    return bytes(head.flip());
  }

  /** The head of a text message in one frame. */
  public static byte[] textHead(int length) {
    return head(LAST | TEXT, length);
  }

  /** Repeats a frame, to be sent by one call. */
  public static byte[] times(int count, byte[] frame) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(count * frame.length);
    for (int i = 0; i < count; i++) {
      all.writeBytes(frame);
    }
    return all.toByteArray();
  }

  private static byte[] frame(int first, byte[] payload) {
    byte[] head = head(first, payload.length);
    ByteBuffer all = ByteBuffer.allocate(head.length + payload.length).put(head).put(payload);
    return bytes(all.flip());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
