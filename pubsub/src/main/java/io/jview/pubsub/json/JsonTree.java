package io.jview.pubsub.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads JSON as plain values: null, a boolean, a text, a {@link Long} or {@link BigInteger}, a
 * {@link Double} or {@link BigDecimal}, or an unmodifiable {@link List} or {@link Map} of such.
 */
public final class JsonTree {

  private JsonTree() {}

  /**
   * Reads the one value that the bytes hold.
   *
   * @throws UnreadableException if they do not
   */
  public static @Nullable Object read(byte[] bytes, int offset, int length) {
    Object simple = simple(bytes, offset, offset + length);
    return simple == null ? parse(bytes, offset, length) : simple;
  }

  /** A text without escapes or a whole number, read without a parser; null for all else. */
  private static @Nullable Object simple(byte[] json, int from, int to) {
    if (to - from < 2) {
      return null;
    }
    if (json[from] == '"') {
      boolean whole = JsonScan.plain(json, from + 1, to) == to - 1 && json[to - 1] == '"';
      return whole ? new String(json, from + 1, to - from - 2, ISO_8859_1) : null;
    }
    long number = JsonScan.whole(json, from, to);
    return number < 0 ? null : (Object) number;
  }

  private static @Nullable Object parse(byte[] bytes, int offset, int length) {
    try (JsonParser parser = Json.parser(bytes, offset, length)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new UnreadableException("something follows the JSON value", null);
      }
      return value;
    } catch (JacksonException | IllegalArgumentException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new UnreadableException("no JSON value", null);
    }
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser.getString());
      case START_ARRAY -> list(parser);
      case START_OBJECT -> map(parser);
      default -> throw new UnreadableException("not a JSON value: " + token, null);
    };
  }

  private static Object whole(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> whole(parser.getBigIntegerValue());
    };
  }

  static Object whole(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private static Object decimal(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      return new BigDecimal(text);
    }
    String shortest = Double.toString(number);
    if (shortest.equals(text)) {
      return number;
    }
    BigDecimal exact = new BigDecimal(text);
    return exact.compareTo(new BigDecimal(shortest)) == 0 ? (Object) number : exact;
  }

  private static List<@Nullable Object> list(JsonParser parser) {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return Collections.unmodifiableList(list);
  }

  private static Map<String, @Nullable Object> map(JsonParser parser) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, value(parser));
    }
    return Collections.unmodifiableMap(map);
  }
}
