package io.jview.liveview.bind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The types that texts become. A text is bounded before it is looked at. */
final class TextTypes {

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_INTEGER = 1_000;
  private static final int LONGEST_TIME = 100;

  static final Map<Class<?>, TextType> KNOWN = known();

  private TextTypes() {}

  private static Map<Class<?>, TextType> known() {
    Map<Class<?>, TextType> known = new HashMap<>();
    known.put(
        String.class,
        new TextType(String.class, "invalid", Integer.MAX_VALUE, text -> text, Object::toString));
    wholeNumbers(known);
    fractions(known);
    times(known);
    TextType bool =
        new TextType(Boolean.class, "boolean", 5, TextTypes::bool, value -> value.toString());
    known.put(boolean.class, bool);
    known.put(Boolean.class, bool);
    add(known, UUID.class, "id", TextTypes::uuid);
    return Map.copyOf(known);
  }

  private static void wholeNumbers(Map<Class<?>, TextType> known) {
    whole(known, byte.class, Byte.class, Byte.MIN_VALUE, Byte.MAX_VALUE, Long::byteValue);
    whole(known, short.class, Short.class, Short.MIN_VALUE, Short.MAX_VALUE, Long::shortValue);
    whole(known, int.class, Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue);
    whole(known, long.class, Long.class, Long.MIN_VALUE, Long.MAX_VALUE, number -> number);
    known.put(
        BigInteger.class,
        new TextType(
            BigInteger.class, "integer", LONGEST_INTEGER, TextTypes::whole, Object::toString));
  }

  private static void whole(
      Map<Class<?>, TextType> known,
      Class<?> primitive,
      Class<?> boxed,
      long least,
      long most,
      Function<Long, Object> narrowed) {
    TextType type =
        new TextType(
            boxed,
            "integer",
            LONGEST_NUMBER,
            text -> narrowed.apply(within(whole(text), least, most)),
            Object::toString);
    known.put(primitive, type);
    known.put(boxed, type);
  }

  private static BigInteger whole(String text) throws UnreadableException {
    if (!WHOLE.matcher(text).matches()) {
      throw new UnreadableException("integer");
    }
    return new BigInteger(text);
  }

  private static long within(BigInteger number, long least, long most) throws UnreadableException {
    if (number.bitLength() > 63 || number.longValue() < least || number.longValue() > most) {
      throw new UnreadableException("range", least, most);
    }
    return number.longValue();
  }

  private static void fractions(Map<Class<?>, TextType> known) {
    TextType doubles = number(Double.class, text -> finite(Double.parseDouble(decimal(text))));
    TextType floats = number(Float.class, text -> (float) finite(Float.parseFloat(decimal(text))));
    known.put(double.class, doubles);
    known.put(Double.class, doubles);
    known.put(float.class, floats);
    known.put(Float.class, floats);
    known.put(BigDecimal.class, number(BigDecimal.class, text -> new BigDecimal(decimal(text))));
  }

  private static TextType number(Class<?> type, TextType.Reader reader) {
    return new TextType(type, "number", LONGEST_NUMBER, reader, Object::toString);
  }

  private static String decimal(String text) throws UnreadableException {
    if (!DECIMAL.matcher(text).matches()) {
      throw new UnreadableException("number");
    }
    return text;
  }

  private static double finite(double number) throws UnreadableException {
    if (!Double.isFinite(number)) {
      throw new UnreadableException("number");
    }
    return number;
  }

  private static void times(Map<Class<?>, TextType> known) {
    add(known, LocalDate.class, "date", LocalDate::parse);
    add(known, LocalTime.class, "time", LocalTime::parse);
    add(known, LocalDateTime.class, "datetime", LocalDateTime::parse);
    add(known, Instant.class, "instant", Instant::parse);
    add(known, OffsetDateTime.class, "instant", OffsetDateTime::parse);
    add(known, ZonedDateTime.class, "instant", ZonedDateTime::parse);
    add(known, YearMonth.class, "month", YearMonth::parse);
    add(known, Year.class, "year", Year::parse);
    add(known, Duration.class, "duration", Duration::parse);
    known.put(
        ZoneId.class,
        new TextType(
            ZoneId.class, "zone", LONGEST_TIME, ZoneId::of, zone -> ((ZoneId) zone).getId()));
  }

  private static void add(
      Map<Class<?>, TextType> known, Class<?> type, String code, TextType.Reader reader) {
    known.put(type, new TextType(type, code, LONGEST_TIME, reader, Object::toString));
  }

  private static Object bool(String text) throws UnreadableException {
    return switch (text) {
      case "true", "on" -> true;
      case "false", "off" -> false;
      default -> throw new UnreadableException("boolean");
    };
  }

  /** {@link UUID#fromString} takes more than there is. */
  private static Object uuid(String text) throws UnreadableException {
    UUID id = UUID.fromString(text);
    if (!id.toString().equalsIgnoreCase(text)) {
      throw new UnreadableException("id");
    }
    return id;
  }

  /** The constants of an enum by their names. */
  static TextType choice(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
    return new TextType(
        type,
        "choice",
        LONGEST_INTEGER,
        text -> {
          Object found = constants.get(text);
          if (found == null) {
            throw new UnreadableException("choice");
          }
          return found;
        },
        constant -> ((Enum<?>) constant).name());
  }
}
