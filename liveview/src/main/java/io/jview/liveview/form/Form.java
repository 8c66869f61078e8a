package io.jview.liveview.form;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.Event;
import io.jview.liveview.Params;
import io.jview.liveview.bind.Merge;
import io.jview.liveview.bind.Payload;
import io.jview.liveview.bind.Shape;
import io.jview.liveview.bind.Typed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A form that makes a record: what its user has typed, what is wrong with it, and the record once
 * nothing is. Immutable: each method gives another form. A constant says what the form is, a view's
 * state keeps what stands in it:
 *
 * <pre>{@code
 * static final Form<Card> CARD = Form.of(Card.class)
 *     .keep("id")
 *     .require("title")
 *     .check("title", (String title) -> title.length() > 80 ? "A title has at most 80 letters." : null);
 *
 * case "change" -> state.with(state.form().read(event));
 * case "save" -> {
 *   Form<Card> form = state.form().read(event);
 *   yield form.valid() ? saved(form.value()) : state.with(form);
 * }
 * }</pre>
 *
 * <p>Parts of the record are text, numbers, booleans, enums, {@code java.time}, {@link
 * java.util.UUID}, {@link java.util.Optional} of these, lists and sets of these, other records and
 * lists of records. What is left empty is an error, unless the part is text (the empty text), a
 * {@code boolean} (false), a boxed type or {@code @Nullable} (null), an {@code Optional} (empty) or
 * a list. A part of any other type cannot be typed and stays as it was filled in.
 *
 * @param <T> the record
 */
public final class Form<T> {

  private final Definition<T> definition;
  private final Standing standing;
  private volatile Evaluation.@Nullable Outcome<T> outcome; // made when it is asked for

  private Form(Definition<T> definition, Standing standing) {
    this.definition = definition;
    this.standing = standing;
  }

  private Form<T> with(Definition<T> other) {
    return new Form<>(other, standing);
  }

  private Form<T> with(Standing other) {
    return new Form<>(definition, other);
  }

  /**
   * Makes a form with nothing in it.
   *
   * @param type the record that it makes
   * @param <T> the record
   * @return the form
   * @throws IllegalArgumentException if the type is no record, holds itself, or is in a package
   *     that its module does not open
   */
  public static <T extends Record> Form<T> of(Class<T> type) {
    return new Form<>(Definition.of(type), Standing.of(Typed.NOTHING));
  }

  /**
   * Puts fields' names and ids behind one of the form's own, {@code card[title]}: for several forms
   * of one record on a page.
   *
   * @param name letters, digits, dashes and underscores
   * @return the form with that name
   * @throws IllegalArgumentException if it is something else
   */
  public Form<T> named(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "a form's name has letters, digits, dashes and underscores, not '" + name + "'");
    }
    return with(definition.named(name));
  }

  /**
   * Keeps parts as they were filled in, whatever a browser sends: an id, an owner. Else they are
   * null, 0 or empty.
   *
   * @param fields the parts; of rows without a position, {@code items.id}
   * @return the form that keeps them
   * @throws IllegalArgumentException if the record has no such part
   */
  public Form<T> keep(String... fields) {
    Definition<T> kept = definition;
    for (String field : fields) {
      kept = kept.keep(known(field));
    }
    return with(kept);
  }

  /**
   * Asks for fields not to be left empty: no blank text, no empty list, no box left unchecked.
   *
   * @param fields the parts; of rows without a position, {@code items.name}
   * @return the form that asks for them
   * @throws IllegalArgumentException if the record has no such part
   */
  public Form<T> require(String... fields) {
    Definition<T> required = definition;
    for (String field : fields) {
      required = required.require(known(field));
    }
    return with(required);
  }

  /**
   * Adds a check of one field, made whenever that field can be read and is not null.
   *
   * @param field the part; of rows without a position, {@code items.name}
   * @param check gives what is wrong: a sentence, or a key of {@link #messages}; null: nothing. It
   *     gets the part's value, that in an {@code Optional} itself: declare its type, {@code (String
   *     title) -> …}
   * @param <V> the type of the part
   * @return the form with the check
   * @throws IllegalArgumentException if the record has no such part
   */
  @SuppressWarnings("unchecked")
  public <V> Form<T> check(String field, Function<? super V, @Nullable String> check) {
    Function<Object, @Nullable String> any =
        value -> ((Function<Object, @Nullable String>) (Function<?, ?>) check).apply(value);
    return with(definition.check(new Definition.FieldCheck(known(field), any)));
  }

  /**
   * Adds a check of the whole record, made when nothing else is wrong.
   *
   * @param check gets the record, and takes what is wrong with it
   * @return the form with the check
   */
  public Form<T> check(BiConsumer<? super T, ? super FormErrors> check) {
    return with(definition.check(requireNonNull(check, "check")));
  }

  /**
   * Takes sentences and labels from resource bundles: {@code required}, or {@code title.required}
   * for one field; {@code title.label}; {@code Color.RED} for a constant of an enum. What a bundle
   * does not have is said in English.
   *
   * @param bundles gives the bundle of a language, such as {@code locale ->
   *     ResourceBundle.getBundle("app.forms", locale)}
   * @return the form with these
   */
  public Form<T> messages(Function<Locale, ResourceBundle> bundles) {
    return with(definition.messages(bundles));
  }

  /**
   * Chooses the language of sentences and labels.
   *
   * @param locale the language, such as {@link io.jview.liveview.Peer#locale()}; null: English
   * @return the form in that language
   */
  public Form<T> in(@Nullable Locale locale) {
    return with(definition.in(locale));
  }

  private String known(String field) {
    Paths.resolvePattern(definition.shape(), field);
    return field;
  }

  /**
   * Fills in what a record holds. No error is shown until the user has been somewhere.
   *
   * @param value the record
   * @return the form with it
   */
  public Form<T> fill(T value) {
    return with(Standing.of(standing.typed().filled(definition.shape(), value)));
  }

  /**
   * Empties the form.
   *
   * @return the form with nothing in it
   */
  public Form<T> clear() {
    return with(Standing.of(standing.typed().cleared()));
  }

  /**
   * Takes what is in the browser: of a {@code phx-change}, after which errors are shown where the
   * user has been, or of a {@code phx-submit}, after which all are. A field that was not sent stays
   * as it was, and so does the whole form where the event is none of a form.
   *
   * @param event the event
   * @return the form with what was typed
   * @throws BadRequestException if there are too many rows or values in it, or a row's name is none
   */
  public Form<T> read(Event event) {
    return event.type().equals("form")
        ? read(event.form(), !event.form().asMap().containsKey("_target"))
        : this;
  }

  /**
   * Takes what a plain form has posted, {@code request.form()}. A field that was not sent stays as
   * it was.
   *
   * @param posted the fields
   * @return the form with what was typed
   * @throws BadRequestException if there are too many rows or values in it, or a row's name is none
   */
  public Form<T> read(Params posted) {
    return read(posted, true);
  }

  private Form<T> read(Params sent, boolean submits) {
    return bounded(
        () -> {
          Payload payload =
              Payload.read(
                  definition.shape(), definition.name(), definition.closed(), sent.asMap());
          Typed merged = Merge.of(standing.typed(), definition.shape(), payload);
          return with(new Standing(merged, submits, Map.of()));
        });
  }

  private static <F> F bounded(Supplier<F> change) {
    try {
      return change.get();
    } catch (IllegalArgumentException tooMuch) {
      throw new BadRequestException(String.valueOf(tooMuch.getMessage()));
    }
  }

  /**
   * Adds an empty row at the end of a list of records.
   *
   * @param list the list
   * @return the form with it
   * @throws BadRequestException if the list has 1,000 rows already
   * @throws IllegalArgumentException if there is no such list
   */
  public Form<T> addRow(String list) {
    checkRows(list);
    return bounded(() -> with(standing.with(standing.typed().add(list))));
  }

  /**
   * Removes a row. What the browser still sends of it is left aside.
   *
   * @param list the list
   * @param key the row's key; one that there is not removes nothing
   * @return the form without it
   * @throws IllegalArgumentException if there is no such list
   */
  public Form<T> removeRow(String list, String key) {
    checkRows(list);
    return with(standing.with(standing.typed().remove(list, key)));
  }

  /**
   * Moves a row.
   *
   * @param list the list
   * @param key the row's key; one that there is not moves nothing
   * @param by how many places, up where negative; no further than there are
   * @return the form with the new order
   * @throws IllegalArgumentException if there is no such list
   */
  public Form<T> moveRow(String list, String key, int by) {
    checkRows(list);
    return with(standing.with(standing.typed().move(list, key, by)));
  }

  /**
   * Gives the rows of a list of records, in order.
   *
   * @param list the list
   * @return the rows
   * @throws IllegalArgumentException if there is no such list
   */
  public List<FormRow> rows(String list) {
    checkRows(list);
    return standing.typed().keys(list).stream().map(key -> new FormRow(this, list, key)).toList();
  }

  private void checkRows(String list) {
    if (!(Paths.resolve(definition.shape(), list).shape() instanceof Shape.Rows)) {
      throw new IllegalArgumentException("'" + list + "' is no list of records");
    }
  }

  /**
   * Gives a field to be shown.
   *
   * @param path the part of the record, {@code address.city}; one of a row is given by {@link
   *     FormRow#field}
   * @return the field
   * @throws IllegalArgumentException if the record has no such part, or none that can be typed
   */
  public FormField field(String path) {
    Paths.Found found = Paths.resolve(definition.shape(), path);
    if (found.shape() instanceof Shape.Foreign(Class<?> type)) {
      throw new IllegalArgumentException(
          "'%s' is a %s, which no text becomes".formatted(path, type.getName()));
    }
    List<String> errors = standing.shows(path, found.shape()) ? outcome().at(path) : List.of();
    return FormField.of(definition, found, path, standing.typed(), standing.shown(path, errors));
  }

  /**
   * Adds an error that only the application can find, such as a name that is taken. It is shown at
   * once, and gone with the next {@link #read}.
   *
   * @param path the field; empty: the form as a whole
   * @param message a sentence for the user, or a key of {@link #messages}
   * @return the form with the error
   * @throws IllegalArgumentException if the record has no such part
   */
  public Form<T> error(String path, String message) {
    if (!path.isEmpty()) {
      Paths.resolve(definition.shape(), path);
    }
    return with(standing.with(path, definition.messages().said(message)));
  }

  /**
   * Gives the errors of the form as a whole, which are shown after a submit.
   *
   * @return the sentences, perhaps none
   */
  public List<String> errors() {
    return standing.shown("", standing.submitted() ? outcome().at("") : List.of());
  }

  /**
   * Tells whether there is a record: whether all can be read and nothing is wrong with it, shown or
   * not.
   *
   * @return whether {@link #value} gives it
   */
  public boolean valid() {
    return standing.told().isEmpty() && outcome().value() != null;
  }

  /**
   * Tells whether the form was submitted, and not changed since.
   *
   * @return whether all errors are shown
   */
  public boolean submitted() {
    return standing.submitted();
  }

  /**
   * Gives the record.
   *
   * @return the record
   * @throws IllegalStateException if the form is not {@link #valid}
   */
  public T value() {
    T value = outcome().value();
    if (value == null || !standing.told().isEmpty()) {
      throw new IllegalStateException(
          "the form is not valid, ask valid() first; it has errors at "
              + (value == null ? outcome().errors() : standing.told()).keySet());
    }
    return value;
  }

  private Evaluation.Outcome<T> outcome() {
    Evaluation.Outcome<T> known = outcome;
    if (known == null) {
      known = Evaluation.of(definition, standing.typed());
      outcome = known;
    }
    return known;
  }

  /** Says what form it is, and nothing of what stands in it. */
  @Override
  public String toString() {
    return "Form[" + definition.type().getSimpleName() + "]";
  }
}
