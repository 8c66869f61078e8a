package io.jview.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.jview.pubsub.json.ImmutableTypes;
import io.jview.pubsub.json.Json;
import io.jview.pubsub.json.JsonTree;
import io.jview.pubsub.json.UnreadableException;
import io.jview.pubsub.json.UnwritableException;
import io.jview.pubsub.json.Utf8;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is broadcast: a JSON value, read on demand and once for all receivers of an instance.
 * Immutable; any thread may read it.
 *
 * <p>Numbers keep their value: a whole one is a {@link Long}, past 64 bits a {@link BigInteger};
 * any other is a {@link Double}, or a {@link java.math.BigDecimal} where a double would change it.
 */
public final class Message {

  /** Stands for a value that must be read from the JSON. */
  private static final Object UNREAD = new Object();

  /** Stands for null among what was read. */
  private static final Object NULL = new Object();

  /** The JSON, from offset on; null for a scalar that was never encoded. */
  private final byte @Nullable [] bytes;

  private final int offset;
  private final int length;

  /** What was sent, as it will be read but for an Integer, which will be a Long. */
  private final @Nullable Object given;

  /** What was read; null until then. */
  private volatile @Nullable Object read;

  /** What was made of it last and cannot change, so it needs no care to be handed on. */
  private @Nullable Object shared;

  /** Where it stands in its topic's log, of which the text is its position; null in none. */
  private final @Nullable Object place;

  private Message(byte @Nullable [] bytes, int offset, int length, @Nullable Object given) {
    this(bytes, offset, length, given, null);
  }

  private Message(
      byte @Nullable [] bytes,
      int offset,
      int length,
      @Nullable Object given,
      @Nullable Object place) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.given = given;
    this.place = place;
  }

  /**
   * Makes a message of a value. Later changes to the value are not seen.
   *
   * @param value null, a boolean, number or text, a list, map, record or bean of such, or a
   *     message, which is returned as it is
   * @return the message
   * @throws MessageEncodingException if the value has no JSON form
   */
  public static Message of(@Nullable Object value) {
    if (value instanceof Message message) {
      return message;
    }
    if (value instanceof String text) {
      return ofText(text);
    }
    if (value == null
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Integer) {
      return scalar(value, 8);
    }
    if (value instanceof Short || value instanceof Byte) {
      return scalar(((Number) value).longValue(), 8);
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return scalar(number, 8);
    }
    byte[] json = encode(value);
    return new Message(json, 0, json.length, UNREAD);
  }

  private static byte[] encode(Object value) {
    try {
      return Json.encode(value);
    } catch (UnwritableException e) {
      throw new MessageEncodingException(
          e.path(), e.className(), String.valueOf(e.getMessage()), e.getCause());
    }
  }

  private static Message ofText(String text) {
    long size = Utf8.length(text);
    if (size < 0) {
      throw new MessageEncodingException(
          "$", "java.lang.String", "the text holds a lone surrogate", null);
    }
    return scalar(text, (int) Math.min(size + 2, Integer.MAX_VALUE));
  }

  private static Message scalar(@Nullable Object value, int size) {
    return new Message(null, 0, size, value);
  }

  /**
   * Makes a message of a JSON text.
   *
   * @param json one JSON value
   * @return the message
   * @throws MessageDecodingException if the text is not JSON
   */
  public static Message fromJson(String json) {
    byte[] bytes = requireNonNull(json, "json").getBytes(UTF_8);
    try {
      return new Message(bytes, 0, bytes.length, JsonTree.read(bytes, 0, bytes.length));
    } catch (UnreadableException e) {
      throw new MessageDecodingException(json, "not a JSON text", cause(e));
    }
  }

  /** Makes a message of JSON that stands in a frame; the frame is not changed any more. */
  static Message ofFrame(byte[] frame, int offset, int length) {
    return new Message(frame, offset, length, UNREAD);
  }

  /** The same message, standing somewhere. */
  Message at(Object somewhere) {
    return new Message(bytes, offset, length, given, somewhere);
  }

  /** Where it stands; null where it is in no log. */
  @Nullable Object place() {
    return place;
  }

  /**
   * Tells where the message stands in its topic's log, for {@link Replay#since}. Keep it as it is:
   * what the text is made of may change.
   *
   * @return a text of at most 80 letters, digits and points, which means the same message on every
   *     instance; null where the topic is not kept, and for a message that was not delivered
   */
  public @Nullable String position() {
    return place == null ? null : place.toString();
  }

  /**
   * Gives the value.
   *
   * @return null, a {@link Boolean}, {@link String}, {@link Long}, {@link BigInteger}, {@link
   *     Double} or {@link java.math.BigDecimal}, or an unmodifiable {@link java.util.List} or
   *     {@link java.util.Map} of such; the same on every backend
   * @throws MessageDecodingException if a foreign program sent what cannot be read
   */
  public @Nullable Object value() {
    if (given != UNREAD) {
      return given instanceof Integer whole ? Long.valueOf(whole) : given;
    }
    Object known = read;
    if (known == null) {
      known = readOnce();
    }
    return known == NULL ? null : known;
  }

  /** However many receivers ask at the same moment. */
  private synchronized Object readOnce() {
    Object known = read;
    if (known == null) {
      Object value = read();
      known = value == null ? NULL : value;
      read = known;
    }
    return known;
  }

  private @Nullable Object read() {
    byte[] json = bytes == null ? utf8() : bytes;
    try {
      return JsonTree.read(json, offset, length);
    } catch (UnreadableException e) {
      throw new MessageDecodingException(json(), "not a JSON text", cause(e));
    }
  }

  /** What the JSON library said, or we where it had nothing to say. */
  private static Throwable cause(UnreadableException unreadable) {
    Throwable cause = unreadable.getCause();
    return cause == null ? unreadable : cause;
  }

  /**
   * Gives the value as a type.
   *
   * @param type the class wanted: a simple type, or a record or bean that the JSON fits
   * @param <T> the type
   * @return the value; null only where it is null. It is shared with other receivers only where its
   *     type makes it immutable
   * @throws MessageDecodingException if the value does not fit the type
   */
  @SuppressWarnings("unchecked") // the class of what is returned was compared
  public <T> T as(Class<T> type) {
    Object cached = type == Integer.class && given instanceof Integer ? given : shared;
    if (cached != null && cached.getClass() == type) {
      return (T) cached;
    }
    Object known = given == UNREAD ? read : value();
    if (type.isInstance(known) && known != NULL) {
      return (T) known;
    }
    T made = make(type, known);
    if (ImmutableTypes.contains(type)) {
      shared = made;
    }
    return made;
  }

  private <T> T make(Class<T> type, @Nullable Object known) {
    if (type == Integer.class && known instanceof Long whole && whole.intValue() == whole) {
      return type.cast(whole.intValue());
    }
    return convert(type);
  }

  /**
   * Gives the value as a generic type, such as a list of records.
   *
   * @param type the type wanted
   * @param <T> the type, which must be the one given
   * @return the value; null only where it is null; never shared
   * @throws MessageDecodingException if the value does not fit the type
   */
  public <T> T as(Type type) {
    return convert(type);
  }

  private <T> T convert(Type type) {
    byte[] json = bytes == null ? utf8() : bytes;
    try {
      return Json.read(
          json, bytes == null ? 0 : offset, bytes == null ? json.length : length, type);
    } catch (UnreadableException e) {
      String reason = "the message does not fit " + type.getTypeName();
      throw new MessageDecodingException(json(), reason, cause(e));
    }
  }

  /**
   * Gives the value as JSON.
   *
   * @return the text
   */
  public String json() {
    return new String(utf8(), UTF_8);
  }

  /** The value as JSON in UTF-8; not to be changed. */
  byte[] utf8() {
    if (bytes == null) {
      return given instanceof String text ? Json.encodeText(text) : Json.encode(given);
    }
    return length == bytes.length ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
  }

  /**
   * Tells how large it is.
   *
   * @return its length as JSON, in bytes; of a value that was not encoded yet an estimate from
   *     below
   */
  public int size() {
    return length;
  }

  /** Whether it is larger than a limit; a text is encoded for it only when it may be. */
  boolean exceeds(int limit) {
    boolean exact = bytes != null || !(given instanceof String);
    return exact ? length > limit : length > limit || (length > limit / 6 && utf8().length > limit);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Message message && Objects.equals(value(), message.value());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value());
  }

  @Override
  public String toString() {
    String json = json();
    return json.length() <= 200 ? json : json.substring(0, 200) + "…";
  }
}
