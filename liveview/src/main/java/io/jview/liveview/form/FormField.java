package io.jview.liveview.form;

import io.jview.liveview.bind.FieldName;
import io.jview.liveview.bind.Shape;
import io.jview.liveview.bind.TextType;
import io.jview.liveview.bind.Typed;
import io.jview.liveview.constraint.Constraints;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form as it is to be shown, by {@link Fields} or by a template of the application's
 * own. Immutable: what changes how it is shown gives another one.
 */
public final class FormField {

  private final String name;
  private final String id;
  private final Shape shape;
  private final List<String> texts;
  private final List<String> errors;
  private final boolean required;
  private final Messages messages;
  private final String usualLabel;
  private final Look look;

  private FormField(
      String name,
      String id,
      Shape shape,
      List<String> texts,
      List<String> errors,
      boolean required,
      Messages messages,
      String usualLabel,
      Look look) {
    this.name = name;
    this.id = id;
    this.shape = shape;
    this.texts = texts;
    this.errors = errors;
    this.required = required;
    this.messages = messages;
    this.usualLabel = usualLabel;
    this.look = look;
  }

  static FormField of(
      Definition<?> definition, Paths.Found found, String path, Typed typed, List<String> errors) {
    String name = FieldName.of(definition.name(), path);
    boolean several = found.shape() instanceof Shape.Many || found.shape() instanceof Shape.Rows;
    return new FormField(
        several ? name + "[]" : name,
        definition.id() + "-" + path.replace('.', '-'),
        found.shape(),
        typed.texts(path),
        errors,
        isRequired(definition, found),
        definition.messages(),
        definition.messages().label(found.pattern()),
        Look.PLAIN);
  }

  private static boolean isRequired(Definition<?> definition, Paths.Found found) {
    return definition.required().contains(found.pattern())
        || (found.shape() instanceof Shape.One one && one.empty() == Shape.Empty.REFUSED)
        || Constraints.present().requires(found.record(), found.part());
  }

  private FormField with(Look other) {
    return new FormField(name, id, shape, texts, errors, required, messages, usualLabel, other);
  }

  /**
   * Gives the attribute {@code name}.
   *
   * @return such as {@code address[city]}; of a part for several values {@code tags[]}
   */
  public String name() {
    return name;
  }

  /**
   * Gives the attribute {@code id}, which also begins the ids of what belongs to it: {@code -hint},
   * {@code -error}.
   *
   * @return such as {@code card-address-city}
   */
  public String id() {
    return id;
  }

  /**
   * Gives what stands in it, as it was typed.
   *
   * @return the text; empty where there is none
   */
  public String value() {
    return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
  }

  /**
   * Gives all that is chosen in a field for several.
   *
   * @return the texts
   */
  public List<String> values() {
    return texts;
  }

  /**
   * Tells whether an option is chosen.
   *
   * @param option what would be sent
   * @return whether it is
   */
  public boolean has(String option) {
    return texts.contains(option);
  }

  /**
   * Tells whether a box is checked.
   *
   * @return whether it is
   */
  public boolean checked() {
    return has("true") || has("on");
  }

  /**
   * Gives the errors to be shown: none where the user has not been.
   *
   * @return the sentences
   */
  public List<String> errors() {
    return errors;
  }

  /**
   * Tells whether the field may not be left empty.
   *
   * @return whether it must be filled in
   */
  public boolean required() {
    return required;
  }

  /**
   * Gives its label.
   *
   * @return that given to it, that of the form's messages, or the part's name in words
   */
  public String label() {
    return look.label() == null ? usualLabel : look.label();
  }

  /**
   * Gives the options of a part that is an enum.
   *
   * @return one for each constant
   * @throws IllegalStateException if it is of another type
   */
  public List<Option> options() {
    Class<?> type = type();
    if (type == null || !type.isEnum()) {
      throw new IllegalStateException(
          "the field '" + name + "' is no enum: pass the options that it has");
    }
    return Stream.of(type.getEnumConstants())
        .map(constant -> (Enum<?>) constant)
        .map(constant -> new Option(constant.name(), messages.option(constant)))
        .toList();
  }

  /** The type of the values that texts become in it; null where they do not. */
  @Nullable Class<?> type() {
    TextType text =
        switch (shape) {
          case Shape.One one -> one.text();
          case Shape.Many many -> many.text();
          default -> null;
        };
    return text == null ? null : text.type();
  }

  /** Whether several may be chosen. */
  boolean isForSeveral() {
    return shape instanceof Shape.Many;
  }

  Look look() {
    return look;
  }

  /** The ids of what describes it, for {@code aria-describedby}; null where there is nothing. */
  @Nullable String describedBy() {
    String hint = look.hint() == null ? "" : id + "-hint";
    String error = errors.isEmpty() ? "" : id + "-error";
    String both = (hint + " " + error).strip();
    return both.isEmpty() ? null : both;
  }

  /**
   * Chooses the label.
   *
   * @param label what the user reads
   * @return the field with it
   */
  public FormField label(String label) {
    return with(look.label(label));
  }

  /**
   * Adds a sentence that helps to fill it in.
   *
   * @param hint the sentence
   * @return the field with it
   */
  public FormField hint(String hint) {
    return with(look.hint(hint));
  }

  /**
   * Adds an example that stands in it while it is empty; for a choice the option of nothing.
   *
   * @param placeholder the text
   * @return the field with it
   */
  public FormField placeholder(String placeholder) {
    return with(look.placeholder(placeholder));
  }

  /**
   * Tells the browser what it may fill in by itself.
   *
   * @param autocomplete such as {@code email}, {@code new-password}, {@code off}
   * @return the field with it
   */
  public FormField autocomplete(String autocomplete) {
    return with(look.autocomplete(autocomplete));
  }

  /**
   * Has changes wait.
   *
   * @param debounce milliseconds without a key, or {@code blur}: until the field is left
   * @return the field with it
   */
  public FormField debounce(String debounce) {
    return with(look.debounce(debounce));
  }

  /**
   * Bounds what can be typed; a check must say the same, since nobody has to keep to it.
   *
   * @param characters how many, in UTF-16 code units
   * @return the field with it
   */
  public FormField maxLength(int characters) {
    return with(look.maxLength(characters));
  }

  /**
   * Has the field focused when the page is loaded.
   *
   * @return the field with it
   */
  public FormField autofocus() {
    return with(look.focused());
  }

  @Override
  public String toString() {
    return "FormField[" + name + "]";
  }
}
