package io.jview.liveview.form;

/** Takes what a check of a whole form finds wrong. Used during that check, on its thread. */
public interface FormErrors {

  /**
   * Says that the form as a whole is not right.
   *
   * @param message a sentence for the user, or a key of the form's messages
   */
  void add(String message);

  /**
   * Says that a field is not right.
   *
   * @param field the field, such as {@code address.city} or {@code items[2].name}, where rows are
   *     counted from 0
   * @param message a sentence for the user, or a key of the form's messages
   * @throws IllegalArgumentException if the form has no such field
   */
  void add(String field, String message);
}
