package io.jview.pubsub.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Turns values into JSON and back: strict where something would be lost on the way. */
public final class Json {

  /** A frame holds the message one level down, so a reader must allow more than a writer does. */
  private static final int READ_DEPTH = 520;

  // Two mappers, as each has its buffers in one queue: senders would get in the way of receivers.
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .addModule(new SimpleModule("jview").setSerializerModifier(new PlainTypes()))
          .build()
          .writer();
  private static final JsonMapper READER =
      JsonMapper.builder(readFactory())
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** By class, which spares each message the search for it. */
  private static final ClassValue<ObjectReader> READERS =
      new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
          return READER.readerFor(type);
        }
      };

  private Json() {}

  private static JsonFactory readFactory() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(READ_DEPTH)
            .maxNumberLength(CheckedGenerator.MAX_DIGITS + 100)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();
    return JsonFactory.builder().streamReadConstraints(limits).build();
  }

  /** Writes a text that holds no lone surrogate: without a generator where nothing is escaped. */
  public static byte[] encodeText(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    if (!JsonScan.isPlain(utf8)) {
      return encode(text);
    }
    byte[] json = new byte[utf8.length + 2];
    json[0] = '"';
    System.arraycopy(utf8, 0, json, 1, utf8.length);
    json[json.length - 1] = '"';
    return json;
  }

  /**
   * Writes a value.
   *
   * @throws UnwritableException if it has no JSON form
   */
  public static byte[] encode(@Nullable Object value) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(256)) {
      try (JsonGenerator out = new CheckedGenerator(WRITER.createGenerator(bytes))) {
        WRITER.writeValue(out, value);
      }
      return bytes.toByteArray();
    } catch (JacksonException | StackOverflowError e) {
      throw explained(value, e);
    }
  }

  private static UnwritableException explained(@Nullable Object value, Throwable cause) {
    List<JacksonException.Reference> path =
        cause instanceof JacksonException json ? json.getPath() : List.of();
    String className =
        cause instanceof NotJsonException notJson
            ? notJson.className()
            : culprit(value, path).getClass().getName();
    String reason =
        cause instanceof JacksonException json ? json.getOriginalMessage() : "it has a cycle";
    return new UnwritableException(text(path), className, reason, cause);
  }

  private static Object culprit(@Nullable Object value, List<JacksonException.Reference> path) {
    Object from = path.isEmpty() ? value : path.get(path.size() - 1).from();
    return from == null ? "null" : from;
  }

  /** The path from the message; of a cycle only its beginning. */
  private static String text(List<JacksonException.Reference> path) {
    StringBuilder text = new StringBuilder("$");
    for (JacksonException.Reference step : path.subList(0, Math.min(path.size(), 12))) {
      if (step.getPropertyName() == null) {
        text.append('[').append(step.getIndex()).append(']');
      } else {
        text.append('.').append(step.getPropertyName());
      }
    }
    return path.size() > 12 ? text.append("…").toString() : text.toString();
  }

  public static JsonParser parser(byte[] bytes, int offset, int length) {
    return READER.createParser(bytes, offset, length);
  }

  /**
   * Reads a value as a type.
   *
   * @throws UnreadableException if it does not fit, or is none
   */
  public static <T> T read(byte[] bytes, int offset, int length, Type type) {
    try {
      ObjectReader reader = type instanceof Class<?> known ? READERS.get(known) : reader(type);
      return reader.readValue(bytes, offset, length);
    } catch (JacksonException e) {
      throw new UnreadableException(e.getOriginalMessage(), e);
    }
  }

  private static ObjectReader reader(Type type) {
    return READER.readerFor(READER.constructType(type));
  }
}
