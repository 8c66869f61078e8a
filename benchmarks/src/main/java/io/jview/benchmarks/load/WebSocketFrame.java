package io.jview.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a WebSocket, as RFC 6455 writes it, without extensions.
 *
 * @param opcode what it is
 * @param last whether its message ends with it
 * @param payload what it carries
 */
record WebSocketFrame(int opcode, boolean last, byte[] payload) {

  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;

  /** Takes a frame of a server off the input; null and nothing taken, if it is not all there. */
  static @Nullable WebSocketFrame take(ByteBuffer input) {
    int start = input.position();
    if (input.remaining() < 2) {
      return null;
    }
    int head = input.get();
    int length = input.get();
    int more = length == LENGTH_16 ? 2 : length == LENGTH_64 ? 8 : 0;
    if (input.remaining() >= more) {
      long size = more == 0 ? length : more == 2 ? input.getShort() & 0xffff : input.getLong();
      if (input.remaining() >= size) {
        byte[] payload = new byte[(int) size];
        input.get(payload);
        return new WebSocketFrame(head & 0x0f, head < 0, payload);
      }
    }
    input.position(start);
    return null;
  }

  /** A frame from a client, which masks it. */
  static ByteBuffer masked(int opcode, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) (0x80 | opcode));
    putLength(frame, payload.length);
    int mask = ThreadLocalRandom.current().nextInt();
    frame.putInt(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ mask >>> 24 - 8 * (i & 3)));
    }
    return frame.flip();
  }

  private static void putLength(ByteBuffer frame, int length) {
    if (length < LENGTH_16) {
      frame.put((byte) (0x80 | length));
    } else if (length <= 0xffff) {
      frame.put((byte) (0x80 | LENGTH_16)).putShort((short) length);
    } else {
      frame.put((byte) (0x80 | LENGTH_64)).putLong(length);
    }
  }

  String text() {
    return new String(payload, UTF_8);
  }

  /** The code of a close frame; 1005 stands for none, as the RFC says. */
  int closeCode() {
    return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
  }
}
