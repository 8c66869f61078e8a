package io.jview.liveview.socket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message of bytes from the browser: kind 0, the lengths of four texts in a byte each, the texts,
 * and the data, as the Phoenix client writes it (its source: {@code phoenix/serializer.js}).
 */
record BinaryFrame(String joinRef, String ref, String topic, String event, byte[] data) {

  private static final int TEXTS = 4;
  private static final int HEAD = 1 + TEXTS;

  /** The most that stands around the data. */
  static final int AROUND = HEAD + TEXTS * 255;

  /**
   * Reads a frame.
   *
   * @throws IllegalArgumentException if it is none
   */
  static BinaryFrame parse(byte[] bytes) {
    if (bytes.length < HEAD || bytes[0] != 0) {
      throw new IllegalArgumentException("not a push of bytes");
    }
    String[] texts = new String[TEXTS];
    int at = HEAD;
    for (int i = 0; i < TEXTS; i++) {
      int length = bytes[1 + i] & 0xFF;
      if (length > bytes.length - at) {
        throw new IllegalArgumentException("a push of bytes ends too early");
      }
      texts[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
    }
    byte[] data = Arrays.copyOfRange(bytes, at, bytes.length);
    return new BinaryFrame(texts[0], texts[1], texts[2], texts[3], data);
  }
}
