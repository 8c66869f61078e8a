package io.jview.liveview.keep;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.Message;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a view has kept.
 *
 * @param last whether it was written at the view's end; if not, there may be something newer
 * @param shape of the value's type, see {@link RecordShape}
 */
record KeptState(boolean last, long shape, String json) {

  private static final byte VERSION = 1;
  private static final int HEAD = 2 + Long.BYTES;

  /**
   * Takes a value's JSON form.
   *
   * @throws io.jview.pubsub.MessageEncodingException if it has none
   */
  static KeptState of(Object value, boolean last) {
    return new KeptState(last, RecordShape.of(value.getClass()), Message.of(value).json());
  }

  KeptState asLast() {
    return new KeptState(true, shape, json);
  }

  boolean isSameAs(KeptState other) {
    return shape == other.shape && json.equals(other.json);
  }

  byte[] bytes() {
    byte[] text = json.getBytes(UTF_8);
    return ByteBuffer.allocate(HEAD + text.length)
        .put(VERSION)
        .put((byte) (last ? 1 : 0))
        .putLong(shape)
        .put(text)
        .array();
  }

  /** Reads what {@link #bytes} gives; empty where another version has written it. */
  static Optional<KeptState> read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      if (buffer.get() != VERSION) {
        return Optional.empty();
      }
      boolean last = buffer.get() == 1;
      long shape = buffer.getLong();
      return Optional.of(
          new KeptState(last, shape, new String(bytes, HEAD, bytes.length - HEAD, UTF_8)));
    } catch (BufferUnderflowException tooShort) {
      return Optional.empty();
    }
  }

  /**
   * Makes the value.
   *
   * @throws RuntimeException if it is not one of the type as that is now
   */
  <T> T as(Class<T> type) {
    if (type.isRecord() && RecordShape.of(type) != shape) {
      throw new IllegalArgumentException("the record has other components than what was kept");
    }
    return Message.fromJson(json).as(type);
  }
}
