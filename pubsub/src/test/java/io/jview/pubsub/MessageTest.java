package io.jview.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.broker.Frame;
import io.jview.pubsub.broker.Frames;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MessageTest {

  record Point(int x, int y) {}

  record Line(Point from, Point to, DayOfWeek day) {}

  record Basket(String owner, List<String> items) {}

  record Holder(Object content) {}

  record Empty() {}

  static final class Bean {
    private String name = "";

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  static Stream<Arguments> values() {
    String big = "123456789012345678901234567890";
    return Stream.of(
        Arguments.of(null, null, "null"),
        Arguments.of(true, true, "true"),
        Arguments.of(42, 42L, "42"),
        Arguments.of((short) -3, -3L, "-3"),
        Arguments.of(Long.MIN_VALUE, Long.MIN_VALUE, "-9223372036854775808"),
        Arguments.of(Long.MAX_VALUE, Long.MAX_VALUE, "9223372036854775807"),
        Arguments.of(new BigInteger(big), new BigInteger(big), big),
        Arguments.of(BigInteger.TEN, 10L, "10"),
        Arguments.of(0.1, 0.1, "0.1"),
        Arguments.of(0.1f, 0.1, "0.1"),
        Arguments.of(-0.0, -0.0, "-0.0"),
        Arguments.of(3.0, 3.0, "3.0"),
        Arguments.of(Double.MIN_VALUE, Double.MIN_VALUE, "4.9E-324"),
        Arguments.of(Double.MAX_VALUE, Double.MAX_VALUE, "1.7976931348623157E308"),
        Arguments.of(new BigDecimal("1.10"), 1.1, "1.10"),
        Arguments.of(
            new BigDecimal("0.1000000000000000000001"),
            new BigDecimal("0.1000000000000000000001"),
            "0.1000000000000000000001"),
        Arguments.of(new BigDecimal("1E+400"), new BigDecimal("1E+400"), "1E+400"),
        Arguments.of("", "", "\"\""),
        Arguments.of("a\"b\\c\n\0 é 😀", "a\"b\\c\n\0 é 😀", "\"a\\\"b\\\\c\\n\\u0000 é 😀\""),
        Arguments.of('c', "c", "\"c\""),
        Arguments.of(DayOfWeek.MONDAY, "MONDAY", "\"MONDAY\""),
        Arguments.of(Instant.EPOCH, "1970-01-01T00:00:00Z", "\"1970-01-01T00:00:00Z\""),
        Arguments.of(Optional.of(1), 1L, "1"),
        Arguments.of(Optional.empty(), null, "null"),
        Arguments.of(Arrays.asList(1, null, "x"), Arrays.asList(1L, null, "x"), "[1,null,\"x\"]"),
        Arguments.of(new int[] {1, 2}, List.of(1L, 2L), "[1,2]"),
        Arguments.of(Map.of("a", Map.of()), Map.of("a", Map.of()), "{\"a\":{}}"),
        Arguments.of(new Point(1, 2), Map.of("x", 1L, "y", 2L), "{\"x\":1,\"y\":2}"),
        Arguments.of(new Empty(), Map.of(), "{}"),
        Arguments.of(new Bean(), Map.of("name", ""), "{\"name\":\"\"}"));
  }

  @ParameterizedTest
  @MethodSource("values")
  @DisplayName("M1 a value arrives equal, straight, through its JSON and through a frame")
  void arrivesEqual(Object sent, Object expected, String json) {
    Message straight = Message.of(sent);
    Message parsed = Message.fromJson(json);
    Frame frame = Frames.through(straight.utf8());

    assertThat(straight.json()).isEqualTo(json);
    assertThat(straight.value()).isEqualTo(expected);
    assertThat(parsed.value()).isEqualTo(expected);
    assertThat(Message.ofFrame(frame.bytes(), frame.offset(), frame.length()).value())
        .isEqualTo(expected);
    assertThat(straight).isEqualTo(parsed).hasSameHashCodeAs(parsed);
  }

  @Test
  @DisplayName("M1 a text within a message is written as the JSON library writes texts")
  void writesTextsAsTheLibraryDoes() {
    JsonMapper library = JsonMapper.builder().build();
    int[] characters =
        "ab /\"\\\n\0\u001f\u007f\u0080é\u07ff\u0800€\uffff😀".codePoints().toArray();
    Random random = new Random(11);
    for (int length = 0; length < 400; length++) {
      StringBuilder text = new StringBuilder("x".repeat(length));
      for (int odd = random.nextInt(5); odd > 0; odd--) {
        text.appendCodePoint(characters[random.nextInt(characters.length)]);
      }
      List<String> sent = List.of(text.toString());
      Message message = Message.of(sent);

      assertThat(message.json()).isEqualTo(library.writeValueAsString(sent));
      assertThat(message.value()).isEqualTo(sent);
    }
  }

  static Stream<Arguments> unsendable() {
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    Map<String, Object> deep = new HashMap<>();
    deep.put("user", Map.of("worker", Thread.currentThread()));
    Runnable lambda = () -> {};
    return Stream.of(
        Arguments.of(Thread.currentThread(), "$", "java.lang.Thread"),
        Arguments.of(deep, "$.user.worker", "java.lang.Thread"),
        Arguments.of(new Holder(lambda), "$.content", "MessageTest"),
        Arguments.of(new Holder(new Object()), "$.content", "java.lang.Object"),
        Arguments.of(List.of(1, new ReentrantLock()), "$[1]", "ReentrantLock"),
        Arguments.of(new IllegalStateException("x"), "$", "IllegalStateException"),
        Arguments.of(cycle, "$[0][0]", "java.util.ArrayList"),
        Arguments.of(Double.NaN, "$", "java.lang.Double"),
        Arguments.of(Float.POSITIVE_INFINITY, "$", "java.lang.Float"),
        Arguments.of(List.of(1.0, Double.NaN), "$[1]", "java.lang.Double"),
        Arguments.of(new double[] {Double.NaN}, "$", "[D"),
        Arguments.of("lone \ud800", "$", "java.lang.String"),
        Arguments.of(Map.of("a", "\udc00x"), "$.a", "java.lang.String"),
        Arguments.of(Map.of("\ud800", 1), "$", "java.lang.String"));
  }

  @ParameterizedTest
  @MethodSource("unsendable")
  @DisplayName("M2 what has no JSON form fails, naming the path and the class")
  void refusesWhatIsNotJson(Object message, String path, String className) {
    assertThatThrownBy(() -> Message.of(message))
        .isInstanceOfSatisfying(
            MessageEncodingException.class,
            failure -> {
              assertThat(failure.path()).startsWith(path);
              assertThat(failure.className()).contains(className);
              assertThat(failure).hasMessageContaining(path).hasMessageContaining(className);
            });
  }

  @Test
  @DisplayName("M3 a later change to what was sent is not seen")
  void takesItsJsonFormAtOnce() {
    List<String> items = new ArrayList<>(List.of("a"));
    Message message = Message.of(new Basket("me", items));
    items.add("b");

    assertThat(message.as(Basket.class)).isEqualTo(new Basket("me", List.of("a")));
  }

  @Test
  @DisplayName("M3 what one receiver changes, no other sees")
  void sharesNothingMutable() {
    Message message = Message.of(new Basket("me", List.of("a")));
    message.as(Basket.class).items().add("b");

    assertThat(message.as(Basket.class).items()).containsExactly("a");
    assertThatThrownBy(() -> ((Map<?, ?>) message.value()).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @DisplayName("M3 an object is made once for all where its type makes it immutable")
  void sharesWhatIsImmutable() {
    Message message =
        Message.fromJson(
            "{\"from\":{\"x\":1,\"y\":2},\"to\":{\"x\":3,\"y\":4},\"day\":\"MONDAY\"}");
    Line line = message.as(Line.class);

    assertThat(line).isEqualTo(new Line(new Point(1, 2), new Point(3, 4), DayOfWeek.MONDAY));
    assertThat(message.as(Line.class)).isSameAs(line);
    assertThat(message.value()).isSameAs(message.value());
  }

  @Test
  void readsSimpleTypes() {
    assertThat(Message.of(42).as(Integer.class)).isEqualTo(42);
    assertThat(Message.of(42).as(int.class)).isEqualTo(42);
    assertThat(Message.of(42).as(Long.class)).isEqualTo(42L);
    assertThat(Message.of(42).as(double.class)).isEqualTo(42.0);
    assertThat(Message.of("x").as(String.class)).isEqualTo("x");
    assertThat(Message.of(null).as(String.class)).isNull();
    assertThat(Message.fromJson("[1,2]").as(int[].class)).containsExactly(1, 2);
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void namesTheTypeThatDoesNotFit(String json, Class<?> type) {
    assertThatThrownBy(() -> Message.fromJson(json).as(type))
        .isInstanceOf(MessageDecodingException.class)
        .hasMessageContaining(type.getTypeName())
        .hasMessageContaining(json);
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        Arguments.of("3000000000", Integer.class),
        Arguments.of("1.5", int.class),
        Arguments.of("\"42\"", Integer.class),
        Arguments.of("\"x\"", Point.class),
        Arguments.of("{\"x\":\"y\"}", Point.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[1,]", "1 2", "nul", "{\"a\":1}}", "NaN", "'x'"})
  void refusesWhatIsNoJson(String text) {
    assertThatThrownBy(() -> Message.fromJson(text)).isInstanceOf(MessageDecodingException.class);
  }
}
