package io.jview.liveview.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

  private static String json(String text) {
    StringBuilder out = new StringBuilder();
    Json.writeString(text, out);
    return out.toString();
  }

  private static String read(String json) {
    return ClientTree.parse("{\"v\":" + json + "}").get("v").stringValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          34       | \\"
          92       | \\\\
          10       | \\n
          13       | \\r
          9       | \\t
          0       | \\u0000
          31       | \\u001f
          8232      | \\u2028
          8233      | \\u2029
          55357     | \uFFFD
          56832     | \uFFFD
          128512    | 😀
          47        | /
          127       | \u007F
          """)
  void charactersAreWritten(int codePoint, String expected) {
    assertThat(json("a" + Character.toString(codePoint) + "b")).isEqualTo("\"a" + expected + "b\"");
  }

  @Test
  void anyTextIsRead() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      char[] chars = new char[random.nextInt(40)];
      for (int c = 0; c < chars.length; c++) {
        chars[c] = (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000));
      }
      String text = new String(chars);
      assertThat(read(json(text))).as("seed " + seed).isEqualTo(wellFormed(text));
    }
  }

  private static String wellFormed(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c));
    return out.toString();
  }
}
