package io.jview.pubsub.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value to send, and what a message of it must hold.
 *
 * @param sent the value
 * @param expected the value of the message
 */
record Sample(@Nullable Object sent, @Nullable Object expected) {

  private static final BigInteger BIG = new BigInteger("123456789012345678901234567890");
  private static final BigDecimal PRECISE = new BigDecimal("0.1234567890123456789012345");

  static List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    same(samples, null, true, false, "", "text", "\"\\/\b\f\n\r\t\u0001\u2028", "ünïcödé 🚀");
    same(samples, 0L, -1L, 9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE, BIG, PRECISE);
    same(samples, 0.1, -2.5e-7, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, 1.0, 100.0);
    same(samples, List.of(), Map.of(), List.of(1L, "two", List.of(3.5)));
    same(samples, Collections.singletonList(null), Collections.singletonMap("null", null));
    same(samples, Map.of("a", Map.of("b", List.of(true, Map.of()))), Map.of("", "empty key"));
    samples.add(new Sample(42, 42L));
    samples.add(new Sample((short) -7, -7L));
    samples.add(new Sample(new int[] {1, 2}, List.of(1L, 2L)));
    samples.add(
        new Sample(
            new Point(1, 2.5, "p", List.of()),
            Map.of("x", 1L, "y", 2.5, "label", "p", "tags", List.of())));
    return samples;
  }

  private static void same(List<Sample> samples, @Nullable Object... values) {
    Arrays.asList(values).forEach(value -> samples.add(new Sample(value, value)));
  }

  /** A record with a list, which a receiver may not share. */
  record Point(int x, double y, String label, List<String> tags) {}

  /** An object that can change. */
  static final class Bean {
    private String text;

    Bean() {
      this("");
    }

    Bean(String text) {
      this.text = text;
    }

    public String getText() {
      return text;
    }

    public void setText(String text) {
      this.text = text;
    }
  }
}
