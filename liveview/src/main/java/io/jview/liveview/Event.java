package io.jview.liveview;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in the browser: a click, a key, a focus, a change or submit of a form, or
 * what a hook pushed. Everything in it comes from outside: check it. Immutable.
 */
public final class Event {

  private final String name;
  private final String type;
  private final Message value;
  private final Params form;

  private Event(String name, String type, Message value, Params form) {
    this.name = requireNonNull(name, "name");
    this.type = requireNonNull(type, "type");
    this.value = value;
    this.form = form;
  }

  /**
   * Makes a click without values.
   *
   * @param name the event's name
   * @return the event
   */
  public static Event of(String name) {
    return of(name, Map.of());
  }

  /**
   * Makes a click with values.
   *
   * @param name the event's name
   * @param values what {@code phx-value-…} attributes give, by name
   * @return the event
   */
  public static Event of(String name, Map<String, ?> values) {
    return of(name, "click", Message.of(values));
  }

  /**
   * Makes an event of any type but a form's.
   *
   * @param name the event's name
   * @param type its type
   * @param value its value
   * @return the event
   */
  public static Event of(String name, String type, Message value) {
    return new Event(name, type, value, Params.of(Map.of()));
  }

  /**
   * Makes a change or a submit of a form.
   *
   * @param name the event's name
   * @param form the form's fields
   * @return the event
   */
  public static Event form(String name, Params form) {
    return new Event(name, "form", Message.of(form.asMap()), form);
  }

  /**
   * Gives the name that stands in the page, such as {@code increment} in {@code
   * phx-click="increment"}.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Gives the sort of event, as the client calls it.
   *
   * @return {@code click}, {@code keydown}, {@code keyup}, {@code focus}, {@code blur}, {@code
   *     form}, {@code hook}, or {@code command} where a command was run without any of them: by
   *     {@code phx-mounted} and its like, or by a script
   */
  public String type() {
    return type;
  }

  /**
   * Gives one value: a form's field, a {@code phx-value-…}, the {@code key} of a key event.
   *
   * @param key its name
   * @return the value as text, or null where there is none
   */
  public @Nullable String get(String key) {
    if (type.equals("form")) {
      return form.get(key);
    }
    Object found = value.value() instanceof Map<?, ?> map ? map.get(key) : null;
    return found == null ? null : found.toString();
  }

  /**
   * Gives one value, or a fallback.
   *
   * @param key its name
   * @param fallback what to give where there is none
   * @return the value as text
   */
  public String get(String key, String fallback) {
    String found = get(key);
    return found == null ? fallback : found;
  }

  /**
   * Gives one value as a whole number, or a fallback where there is none or it is blank.
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
   * Gives one value as a whole number, or a fallback where there is none or it is blank.
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
   * Gives one value as true ({@code true}, {@code on}) or false ({@code false}, {@code off}), or a
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
   * Gives one value as a constant of an enum, by its name, or a fallback where there is none or it
   * is blank.
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
   * Gives one value as a whole number.
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
   * Gives one value as a whole number.
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
   * Gives one value as true ({@code true}, {@code on}) or false ({@code false}, {@code off}).
   *
   * @param name its name
   * @return the value
   * @throws BadRequestException if it is missing, or something else
   */
  public boolean getBoolean(String name) {
    return Reading.required(name, get(name), Boolean.class);
  }

  /**
   * Gives one value as what a text can be read as: a number, a constant of an enum by its name, a
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
   * Gives the fields of a form; of other events none.
   *
   * @return the fields
   */
  public Params form() {
    return form;
  }

  /**
   * Tells which field of a form has changed.
   *
   * @return the names that lead to it, such as {@code [user, email]} for {@code user[email]}; empty
   *     where the browser did not say
   */
  public List<String> target() {
    return form.all("_target");
  }

  /**
   * Gives the whole value as JSON has it.
   *
   * @return the value, see {@link Message#value()}
   */
  public @Nullable Object value() {
    return value.value();
  }

  /**
   * Gives the whole value as a type: what a hook pushed, by its JSON; the fields of a form, as a
   * record.
   *
   * @param wanted the class
   * @param <T> the type
   * @return the value
   * @throws BadRequestException if it cannot be read as that type
   * @throws IllegalArgumentException if a form is to be something else than a record
   */
  public <T> T as(Class<T> wanted) {
    if (type.equals("form")) {
      return wanted.cast(Reading.record(form, wanted.asSubclass(Record.class)));
    }
    try {
      return value.as(wanted);
    } catch (PubSubException unreadable) {
      throw new BadRequestException("the value is no " + wanted.getSimpleName());
    }
  }

  @Override
  public String toString() {
    return "Event[" + type + " " + name + "]";
  }
}
