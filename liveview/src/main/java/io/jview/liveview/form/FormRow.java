package io.jview.liveview.form;

/**
 * A row of a list of records in a form. Its key is its own for as long as it is there, wherever it
 * moves: give it to {@code each}, so that what is typed and the focus go with it. Immutable.
 */
public final class FormRow {

  private final Form<?> form;
  private final String list;
  private final String key;

  FormRow(Form<?> form, String list, String key) {
    this.form = form;
    this.list = list;
    this.key = key;
  }

  /**
   * Gives its key, for {@code each} and {@code phx-value-row}.
   *
   * @return letters, digits, dashes and underscores
   */
  public String key() {
    return key;
  }

  /**
   * Gives the path of its list within the form, as {@link Form#addRow} takes it: for a list within
   * a row.
   *
   * @param part the part of the row's record that is a list
   * @return the path
   */
  public String path(String part) {
    return list + "." + key + "." + part;
  }

  /**
   * Gives a field of it to be shown.
   *
   * @param part the part of the row's record
   * @return the field
   * @throws IllegalArgumentException if the record has no such part, or none that can be typed
   */
  public FormField field(String part) {
    return form.field(path(part));
  }
}
