package io.jview.pubsub.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Refuses what a JSON library would write and a JSON reader would not read back equal. */
final class CheckedGenerator extends JsonGeneratorDelegate {

  /** The most digits of a number; readers refuse longer ones. */
  static final int MAX_DIGITS = 10_000;

  CheckedGenerator(JsonGenerator target) {
    super(target, false);
  }

  /** Copies a text in which nothing is escaped, instead of looking at one character at a time. */
  @Override
  public JsonGenerator writeString(String text) {
    byte[] utf8 = checked(text).getBytes(UTF_8);
    return JsonScan.isPlain(utf8)
        ? super.writeRawUTF8String(utf8, 0, utf8.length)
        : super.writeString(text);
  }

  @Override
  public JsonGenerator writeString(char[] text, int offset, int length) {
    return super.writeString(checked(new String(text, offset, length)));
  }

  @Override
  public JsonGenerator writeString(SerializableString text) {
    checked(text.getValue());
    return super.writeString(text);
  }

  @Override
  public JsonGenerator writeName(String name) {
    return super.writeName(checked(name));
  }

  @Override
  public JsonGenerator writeName(SerializableString name) {
    checked(name.getValue());
    return super.writeName(name);
  }

  @Override
  public JsonGenerator writeNumber(double number) {
    return super.writeNumber(checked(number, Double.class));
  }

  @Override
  public JsonGenerator writeNumber(float number) {
    checked(number, Float.class);
    return super.writeNumber(number);
  }

  @Override
  public JsonGenerator writeNumber(BigInteger number) {
    checkDigits(number.bitLength() * 0.30103, BigInteger.class);
    return super.writeNumber(number);
  }

  @Override
  public JsonGenerator writeNumber(BigDecimal number) {
    checkDigits(number.precision(), BigDecimal.class);
    return super.writeNumber(number);
  }

  @Override
  public JsonGenerator writeArray(double[] numbers, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      checked(numbers[i], double[].class);
    }
    return super.writeArray(numbers, offset, length);
  }

  @Override
  public JsonGenerator writeArray(String[] texts, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      checked(texts[i]);
    }
    return super.writeArray(texts, offset, length);
  }

  private static String checked(String text) {
    if (Utf8.length(text) < 0) {
      throw new NotJsonException(String.class, "the text holds a lone surrogate");
    }
    return text;
  }

  private static double checked(double number, Class<?> type) {
    if (!Double.isFinite(number)) {
      throw new NotJsonException(type, "JSON has no " + number);
    }
    return number;
  }

  private static void checkDigits(double digits, Class<?> type) {
    if (digits > MAX_DIGITS) {
      throw new NotJsonException(type, "the number has more than %,d digits".formatted(MAX_DIGITS));
    }
  }
}
