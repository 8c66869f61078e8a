package io.jview.liveview;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.Message;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A message to a page: broadcast to a topic, or sent by the page to itself. Immutable, as far as a
 * value given to {@link #of} is.
 */
public final class Info {

  private final String topic;
  private final @Nullable Object value;

  private Info(String topic, @Nullable Object value) {
    this.topic = requireNonNull(topic, "topic");
    this.value = value;
  }

  /**
   * Makes an info, as a page sends it to itself and as tests need it.
   *
   * @param topic its topic
   * @param value any value, kept as it is; a {@link Message} counts as what it carries
   * @return the info
   */
  public static Info of(String topic, @Nullable Object value) {
    return new Info(topic, value);
  }

  /**
   * Tells where it comes from.
   *
   * @return the topic
   */
  public String topic() {
    return topic;
  }

  /**
   * Gives the value as it is: that of a broadcast in its JSON form, see {@link Message#value()}.
   *
   * @return the value, possibly null
   */
  public @Nullable Object value() {
    return value instanceof Message message ? message.value() : value;
  }

  /**
   * Gives the value as a type.
   *
   * @param type the class wanted
   * @param <T> the type
   * @return the value; null only where it is null
   * @throws io.jview.pubsub.PubSubException if it cannot be read as that type
   */
  public <T> T as(Class<T> type) {
    return type.isInstance(value) ? type.cast(value) : message().as(type);
  }

  /**
   * Gives the value as a generic type, such as a list of records.
   *
   * @param type the type wanted
   * @param <T> the type
   * @return the value; null only where it is null
   * @throws io.jview.pubsub.PubSubException if it cannot be read as that type
   */
  public <T> T as(Type type) {
    return message().as(type);
  }

  /**
   * Tells how large the message is that it carries, which is what counts while it waits.
   *
   * @return bytes of JSON; 0 for a value that is kept as it is
   */
  public int size() {
    return value instanceof Message message ? message.size() : 0;
  }

  /**
   * Tells where a broadcast stands in its topic's log, for {@link
   * io.jview.pubsub.Replay#since(String)}: what a page has to remember to go on from there.
   *
   * @return a text as of {@link Message#position()}; null for every other info, and where the topic
   *     is not kept
   */
  public @Nullable String position() {
    return value instanceof Message message ? message.position() : null;
  }

  private Message message() {
    return value instanceof Message message ? message : Message.of(value);
  }

  @Override
  public String toString() {
    return "Info[" + topic + "]";
  }
}
