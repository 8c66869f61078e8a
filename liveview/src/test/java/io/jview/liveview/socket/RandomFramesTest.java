package io.jview.liveview.socket;

import static io.jview.liveview.fixture.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.runtime.LiveRuntime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a browser sends: nothing is thrown, and nobody else is disturbed. */
class RandomFramesTest {

  private static final int FRAMES = 10_000;

  private final ScriptedView view = new ScriptedView();
  private final LiveRuntime runtime = TestRuntimes.of("/page", view);

  @Test
  void randomFramesHurtNobody() throws Exception {
    long seed = Long.getLong("jview.seed", System.nanoTime());
    System.out.println("RandomFramesTest: -Djview.seed=" + seed);
    Random random = new Random(seed);
    Wire bystander = Wire.at(runtime, "/page");
    bystander.join("/page");
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");

    for (int i = 0; i < FRAMES; i++) {
      wire.text(frame(random, wire.topic()));
      if (wire.transport.closeCode.isDone()) {
        assertThat(wire.transport.closeCode.get()).isIn(1007, 1008);
        wire.close();
        wire = Wire.at(runtime, "/page");
        wire.join("/page");
      }
    }

    assertThat(bystander.click("still")).isEqualTo(json("{'diff':{'0':'still'}}"));
    assertThat(bystander.transport.sent).hasSize(2);
  }

  private static String frame(Random random, String topic) {
    String whole =
        "[%s,%s,%s,%s,%s]"
            .formatted(
                pick(random, "\"1\"", "null", "\"2\"", value(random, 2)),
                pick(random, "\"5\"", "\"5\"", value(random, 1)),
                pick(random, "\"" + topic + "\"", "\"phoenix\"", "\"lv:x\"", value(random, 1)),
                pick(
                    random,
                    "\"event\"",
                    "\"event\"",
                    "\"live_patch\"",
                    "\"heartbeat\"",
                    "\"allow_upload\"",
                    "\"phx_join\"",
                    "\"phx_leave\"",
                    value(random, 1)),
                payload(random));
    return switch (random.nextInt(12)) {
      case 0 -> whole.substring(0, random.nextInt(whole.length()));
      case 1 -> garbage(random);
      case 2 -> value(random, 4);
      default -> whole;
    };
  }

  private static String payload(Random random) {
    return "{\"type\":%s,\"event\":%s,\"value\":%s,\"url\":%s,\"meta\":%s,\"session\":%s}"
        .formatted(
            pick(random, "\"click\"", "\"form\"", "\"hook\"", value(random, 1)),
            pick(random, "\"up\"", "\"lv:clear-flash\"", value(random, 1)),
            pick(random, "\"a=1&b=%zz\"", "\"a=1\"", value(random, 3)),
            pick(random, "\"http://x/page\"", value(random, 1)),
            value(random, 2),
            value(random, 1));
  }

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> "null";
      case 1 -> "true";
      case 2 -> Long.toString(random.nextLong());
      case 3 -> "1e" + random.nextInt(400);
      case 4 -> "\"" + "x".repeat(random.nextInt(20)) + "\"";
      case 5 -> pick(random, "\"\\ud800\"", "\"\\u0000\"", "\"\\uD83D\\uDE00\"", "\"%\"");
      case 6 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
      default -> "{\"a\":" + value(random, depth - 1) + ",\"key\":" + value(random, 0) + "}";
    };
  }

  private static String garbage(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String pick(Random random, String... choices) {
    return List.of(choices).get(random.nextInt(choices.length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|1007",
        "{}|1007",
        "[]|1007",
        "[null,null,null,null,null]|1007",
        "['1',2,'lv:x','event',{}]|1007",
        "['1','2','lv:x','event',[]]|1007",
        "['1','2','lv:x','event',{}|1007",
      })
  void aMalformedFrameClosesTheSocket(String frame, int code) throws Exception {
    Wire wire = Wire.at(runtime, "/page");

    wire.text(frame.replace('\'', '"'));

    assertThat(wire.transport.closeCode).isCompletedWithValue(code);
    wire.text("[null,\"9\",\"phoenix\",\"heartbeat\",{}]");
    assertThat(wire.transport.isQuiet()).isTrue();
  }

  @Test
  void aDeepFrameIsMalformed() throws Exception {
    Wire wire = Wire.at(runtime, "/page");

    wire.text("[".repeat(50_000));
    assertThat(wire.transport.closeCode).isCompletedWithValue(1007);

    wire.connect();
    wire.join("/page");
    wire.push("event", "{\"a\":" + "[".repeat(100_000) + "}");
    assertThat(wire.transport.closeCode.get()).isEqualTo(1007);
  }

  @Test
  void aFrameThatIsTooLargeClosesTheSocket() throws Exception {
    Wire wire = Wire.at(runtime, "/page");

    wire.text(" ".repeat((1 << 20) + 1));

    assertThat(wire.transport.closeCode).isCompletedWithValue(1009);
  }

  @Test
  void aBinaryFrameThatIsNoPushClosesTheSocket() throws Exception {
    Wire wire = Wire.at(runtime, "/page");

    wire.binary(new byte[] {0, 1, 2});

    assertThat(wire.transport.closeCode).isCompletedWithValue(1007);
  }

  @Test
  void aHugeNumberIsNoTrouble() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");

    wire.call("event", "{\"type\":\"hook\",\"event\":\"n\",\"value\":{\"n\":1e999999999}}");

    assertThat(view.log).containsExactly("n");
  }
}
