package io.jview.pubsub.postgres.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.PubSubException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {

  private static final String[] CHARACTERS = {"a", "ü", "€", "😀"};

  private static List<String> pack(List<String> frames) {
    Payloads payloads = new Payloads();
    int id = 0;
    for (String frame : frames) {
      payloads.add(frame.getBytes(UTF_8), String.valueOf(++id));
    }
    return payloads.finish();
  }

  private static void assertTaken(List<String> payloads) {
    assertThat(payloads).doesNotHaveDuplicates();
    assertThat(payloads)
        .allSatisfy(
            payload -> assertThat(payload.getBytes(UTF_8).length).isLessThanOrEqualTo(7_999));
  }

  private static String frame(int bytes, String filling) {
    return "{" + filling.repeat(bytes - 2) + "}";
  }

  @Test
  void oneFrameGoesAsItIs() {
    assertThat(pack(List.of("{}"))).containsExactly("{}");
  }

  @Test
  void smallFramesShareAPayload() {
    assertThat(pack(List.of("{1}", "{2}", "{3}"))).containsExactly("\u001e{1}\u001e{2}\u001e{3}");
  }

  @ParameterizedTest
  @CsvSource({"3998,1", "3999,2", "4000,2"})
  void framesShareAPayloadUpToTheLastByte(int bytes, int payloads) {
    List<String> frames = List.of(frame(bytes, "x"), frame(3_999, "y"));
    List<String> packed = pack(frames);
    assertTaken(packed);
    assertThat(packed).hasSize(payloads);
    assertThat(Unpacked.of(packed).frames).isEqualTo(frames);
  }

  @ParameterizedTest
  @CsvSource({"7998,1", "7999,1", "8000,2", "8001,2", "65536,9"})
  @DisplayName("M4 a frame is split when it does not fit, in order with those around it")
  void largeFrames(int bytes, int payloads) {
    List<String> packed = pack(List.of(frame(bytes, "x")));
    assertTaken(packed);
    assertThat(packed).hasSize(payloads);
    List<String> frames = List.of("{1}", frame(bytes, "x"), "{2}", frame(bytes, "y"), "{3}");
    assertTaken(pack(frames));
    assertThat(Unpacked.of(pack(frames)).frames).isEqualTo(frames);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ü", "€", "😀"})
  @DisplayName("M4 no character is cut in two, wherever a part ends")
  void charactersAtEveryBoundary(String character) {
    for (int before = 0; before < 10; before++) {
      String frame = "x".repeat(before) + character.repeat(24_000 / character.length());
      List<String> packed = pack(List.of(frame));
      assertTaken(packed);
      assertThat(Unpacked.of(packed).frames).containsExactly(frame);
    }
  }

  @Test
  @DisplayName("M4 whatever is packed is unpacked")
  void randomFrames() {
    long seed = new Random().nextLong();
    RandomGenerator random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<String> frames = randomFrames(random);
      List<String> packed = pack(frames);
      assertTaken(packed);
      Unpacked unpacked = Unpacked.of(packed);
      assertThat(unpacked.frames).as("seed %d", seed).isEqualTo(frames);
      assertThat(unpacked.malformed).as("seed %d", seed).isEmpty();
    }
  }

  private static List<String> randomFrames(RandomGenerator random) {
    List<String> frames = new ArrayList<>();
    for (int count = random.nextInt(1, 40); count > 0; count--) {
      int most = random.nextInt(8) == 0 ? 50_000 : 500;
      StringBuilder frame = new StringBuilder("{" + count);
      for (int length = random.nextInt(most); length > 0; length--) {
        frame.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
      }
      frames.add(frame.append('}').toString());
    }
    return frames;
  }

  @Test
  @DisplayName("M6 equal frames with different ids are different payloads")
  void equalFrames() {
    byte[] frame = "{}".getBytes(UTF_8);
    List<String> payloads = new ArrayList<>(Payloads.parts(frame, "a"));
    payloads.addAll(Payloads.parts(frame, "b"));
    assertThat(payloads).containsExactly("#a:1/1:{}", "#b:1/1:{}");
    assertThat(Unpacked.of(payloads).frames).containsExactly("{}", "{}");
  }

  @Test
  void frameThatNobodyWouldPutTogetherIsRefused() {
    assertThatThrownBy(() -> Payloads.parts(new byte[Payloads.MAX_FRAME_BYTES + 1], "a"))
        .isInstanceOf(PubSubException.class)
        .hasMessageContaining("16,777,217")
        .hasMessageContaining("16,777,216");
  }
}
