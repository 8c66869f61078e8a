package io.jview.pubsub.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.Message;
import io.jview.pubsub.json.JsonTree;
import io.jview.pubsub.json.UnreadableException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of a frame at a glance, against what a parser reads. */
class FrameTest {

  private static final String TOPIC = "a \"topic\" – 日本 🎈";
  private static final byte[] HEAD = Frame.head(TOPIC);
  private static final byte[] MIDDLE = Frame.middle("origin-1");

  static List<String> messages() {
    return List.of(
        "null",
        "true",
        "false",
        "0",
        "-0.5e+10",
        "12345678901234567890123",
        "\"\"",
        "\"plain, and longer than a word or two of the machine\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83c\\udf88\"",
        "\"é 日本 🎈 \u007f and so on, é\"",
        "[]",
        "{}",
        "[1,[2,{\"a\":[]}],\"]\"]",
        "{\"a\":1,\"}\":{\"b\":\"{\"},\"c\":[true,false,null]}",
        "[".repeat(70) + "]".repeat(70),
        "[1, 2]");
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("M1 O5 a frame of ours is read as it was written")
  void readsOurs(String json) {
    Frame frame = Frame.decode(frame(json), TOPIC, HEAD);

    assertThat(frame.topic()).isEqualTo(TOPIC);
    assertThat(new String(frame.bytes(), frame.offset(), frame.length(), UTF_8)).isEqualTo(json);
    assertThat(frame.origin()).isEqualTo("origin-1");
    assertThat(frame.sequence()).isEqualTo(12_345);
    assertThat(JsonTree.read(frame.bytes(), frame.offset(), frame.length()))
        .isEqualTo(Message.fromJson(json).value());
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("M5 a frame that was changed anywhere is read or refused as a parser does")
  void readsWhatAParserReads(String json) {
    Random random = new Random(json.hashCode());
    for (int i = 0; i < 2_000; i++) {
      byte[] frame = changed(frame(json), random);
      String glance = read(() -> Frame.decode(frame, TOPIC, HEAD));
      assertThat(glance).as(new String(frame, UTF_8)).isEqualTo(read(() -> Frame.decode(frame)));
    }
  }

  private static byte[] frame(String json) {
    return Frame.encode(HEAD, json.getBytes(UTF_8), new byte[0], MIDDLE, 12_345);
  }

  /** Overwrites, leaves out or doubles a few bytes. */
  private static byte[] changed(byte[] frame, Random random) {
    byte[] changed = frame;
    for (int times = 1 + random.nextInt(2); times > 0; times--) {
      int at = random.nextInt(changed.length);
      int from = Math.min(changed.length, Math.max(0, at + random.nextInt(3) - 1));
      byte[] rest = Arrays.copyOfRange(changed, from, changed.length);
      changed = Arrays.copyOf(changed, at + rest.length);
      System.arraycopy(rest, 0, changed, at, rest.length);
      if (random.nextBoolean()) {
        changed[random.nextInt(changed.length)] = any(random);
      }
    }
    return changed;
  }

  private static byte any(Random random) {
    String telling = "\"\\{}[],:0-eut \n";
    boolean odd = random.nextInt(3) == 0;
    return (byte) (odd ? random.nextInt(256) : telling.charAt(random.nextInt(telling.length())));
  }

  /** A frame with its message's value as text; how it was refused does not matter. */
  private static String read(Supplier<Frame> reading) {
    try {
      Frame frame = reading.get();
      return frame.topic() + " " + frame.origin() + " " + frame.sequence() + " " + value(frame);
    } catch (IllegalArgumentException e) {
      return "refused";
    }
  }

  private static String value(Frame frame) {
    try {
      return String.valueOf(JsonTree.read(frame.bytes(), frame.offset(), frame.length()));
    } catch (UnreadableException e) {
      return "unreadable";
    }
  }
}
