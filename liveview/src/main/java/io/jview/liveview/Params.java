package io.jview.liveview;

import io.jview.liveview.text.Urls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a page or of a form: names with one or more texts. Path parameters win over
 * query parameters of the same name. Immutable.
 */
public final class Params {

  /** How many fields {@link #parse(String)} takes. */
  public static final int MAX_FIELDS = 1_000;

  private static final Params EMPTY = new Params(Map.of());

  private final Map<String, List<String>> values;

  private Params(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Makes parameters with one value each.
   *
   * @param values the values by name
   * @return the parameters
   */
  public static Params of(Map<String, String> values) {
    if (values.isEmpty()) {
      return EMPTY;
    }
    Map<String, List<String>> lists = new LinkedHashMap<>();
    values.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Params(Collections.unmodifiableMap(lists));
  }

  /**
   * Makes parameters with any number of values each.
   *
   * @param values the values by name
   * @return the parameters
   */
  public static Params ofAll(Map<String, ? extends List<String>> values) {
    if (values.isEmpty()) {
      return EMPTY;
    }
    Map<String, List<String>> lists = new LinkedHashMap<>();
    values.forEach((name, all) -> lists.put(name, List.copyOf(all)));
    return new Params(Collections.unmodifiableMap(lists));
  }

  /**
   * Reads a URL-encoded text, as queries and forms are.
   *
   * @param encoded such as {@code a=1&b=two+words}; null and the empty text hold nothing
   * @return the parameters, in the order of their first value
   * @throws IllegalArgumentException if it is not correctly encoded, or has more than {@value
   *     #MAX_FIELDS} fields
   */
  public static Params parse(@Nullable String encoded) {
    return parse(encoded, MAX_FIELDS);
  }

  /**
   * Reads a URL-encoded text with as many fields as are asked for.
   *
   * @param encoded such as {@code a=1&b=two+words}; null and the empty text hold nothing
   * @param maxFields how many it may have
   * @return the parameters, in the order of their first value
   * @throws IllegalArgumentException if it is not correctly encoded, or has more fields
   */
  public static Params parse(@Nullable String encoded, int maxFields) {
    if (encoded == null || encoded.isEmpty()) {
      return EMPTY;
    }
    if (encoded.chars().filter(c -> c == '&').limit(maxFields).count() == maxFields) {
      throw new IllegalArgumentException("there are more than " + maxFields + " fields");
    }
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        lists.computeIfAbsent(Urls.decode(name), key -> new ArrayList<>(1)).add(Urls.decode(value));
      }
    }
    return ofAll(lists);
  }

  /**
   * Adds values that win over the present ones of the same name.
   *
   * @param winners the values by name
   * @return all of them
   */
  public Params with(Map<String, String> winners) {
    if (winners.isEmpty()) {
      return this;
    }
    Map<String, List<String>> lists = new LinkedHashMap<>(values);
    winners.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Params(Collections.unmodifiableMap(lists));
  }

  /**
   * Gives a value; of several the last, as browsers and Phoenix do.
   *
   * @param name its name
   * @return the value, or null where there is none
   */
  public @Nullable String get(String name) {
    List<String> all = values.get(name);
    return all == null || all.isEmpty() ? null : all.get(all.size() - 1);
  }

  /**
   * Gives a value, or a fallback.
   *
   * @param name its name
   * @param fallback what to give where there is none
   * @return the value
   */
  public String get(String name, String fallback) {
    String value = get(name);
    return value == null ? fallback : value;
  }

  /**
   * Gives a value as a whole number, or a fallback where there is none or it is blank.
   *
   * @param name its name
   * @param fallback what to give instead
   * @return the value
   * @throws BadRequestException if it is something else, or beyond the range of the type
   */
  public int get(String name, int fallback) {
    return Reading.or(Reading.optional(name, get(name), Integer.class), fallback);
  }

  /**
   * Gives a value as a whole number, or a fallback where there is none or it is blank.
   *
   * @param name its name
   * @param fallback what to give instead
   * @return the value
   * @throws BadRequestException if it is something else, or beyond the range of the type
   */
  public long get(String name, long fallback) {
    return Reading.or(Reading.optional(name, get(name), Long.class), fallback);
  }

  /**
   * Gives a value as true ({@code true}, {@code on}) or false ({@code false}, {@code off}), or a
   * fallback where there is none or it is blank.
   *
   * @param name its name
   * @param fallback what to give instead
   * @return the value
   * @throws BadRequestException if it is something else
   */
  public boolean get(String name, boolean fallback) {
    return Reading.or(Reading.optional(name, get(name), Boolean.class), fallback);
  }

  /**
   * Gives a value as a constant of an enum, by its name, or a fallback where there is none or it is
   * blank.
   *
   * @param name its name
   * @param fallback what to give instead
   * @param <E> the enum
   * @return the value
   * @throws BadRequestException if it is something else
   */
  public <E extends Enum<E>> E get(String name, E fallback) {
    return Reading.or(Reading.optional(name, get(name), fallback.getDeclaringClass()), fallback);
  }

  /**
   * Gives a value as a whole number.
   *
   * @param name its name
   * @return the value
   * @throws BadRequestException if it is missing, or something else, or beyond the range of the
   *     type
   */
  public int getInt(String name) {
    return Reading.required(name, get(name), Integer.class);
  }

  /**
   * Gives a value as a whole number.
   *
   * @param name its name
   * @return the value
   * @throws BadRequestException if it is missing, or something else, or beyond the range of the
   *     type
   */
  public long getLong(String name) {
    return Reading.required(name, get(name), Long.class);
  }

  /**
   * Gives a value as true ({@code true}, {@code on}) or false ({@code false}, {@code off}).
   *
   * @param name its name
   * @return the value
   * @throws BadRequestException if it is missing, or something else
   */
  public boolean getBoolean(String name) {
    return Reading.required(name, get(name), Boolean.class);
  }

  /**
   * Gives a value as what a text can be read as: a number, a constant of an enum by its name, a
   * time or date of {@code java.time} as ISO 8601 has it, a UUID.
   *
   * @param name its name
   * @param type the type
   * @param <V> the type
   * @return the value
   * @throws BadRequestException if it is missing, or something else
   * @throws IllegalArgumentException if no text becomes that type
   */
  public <V> V get(String name, Class<V> type) {
    return Reading.required(name, get(name), type);
  }

  /**
   * Reads all as a record: each part has the value of its name, {@code address[city]} is a part of
   * a record in it. A text that is not there is empty, a boolean false, what may be null is null.
   *
   * @param type the record
   * @param <T> the record
   * @return a record
   * @throws BadRequestException if a part is missing or something else, or the record refuses them
   * @throws IllegalArgumentException if it is a record that cannot be read so
   */
  public <T extends Record> T as(Class<T> type) {
    return Reading.record(this, type);
  }

  /**
   * Gives every value of a name.
   *
   * @param name the name
   * @return the values, in order; empty where there are none
   */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /**
   * Gives everything.
   *
   * @return the values by name, unmodifiable
   */
  public Map<String, List<String>> asMap() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Params params && values.equals(params.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
