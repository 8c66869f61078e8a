package io.jview.liveview.bind;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How one text becomes a value of a type, and a value a text. Immutable. */
public final class TextType {

  /** Makes a value of a text. */
  @FunctionalInterface
  interface Reader {

    /** Reads a text without blanks around it; what it throws besides is a text that is none. */
    Object read(String text) throws UnreadableException;
  }

  private final Class<?> type;
  private final String code;
  private final int longest;
  private final Reader reader;
  private final Function<Object, String> writer;

  TextType(
      Class<?> type, String code, int longest, Reader reader, Function<Object, String> writer) {
    this.type = type;
    this.code = code;
    this.longest = longest;
    this.reader = reader;
    this.writer = writer;
  }

  /** Finds how texts become a type; null: they do not. */
  public static @Nullable TextType of(Class<?> type) {
    TextType known = TextTypes.KNOWN.get(type);
    return known != null || !type.isEnum() ? known : TextTypes.choice(type);
  }

  public Class<?> type() {
    return type;
  }

  /** Whether any text is one. */
  public boolean isText() {
    return type == String.class;
  }

  /** Reads a text. */
  public Object read(String text) throws UnreadableException {
    if (isText()) {
      return text;
    }
    String stripped = text.strip();
    if (stripped.length() > longest) {
      throw new UnreadableException(code);
    }
    try {
      return reader.read(stripped);
    } catch (RuntimeException none) {
      throw new UnreadableException(code);
    }
  }

  /** Writes a value of the type so that it can be read again. */
  public String write(Object value) {
    return writer.apply(value);
  }
}
