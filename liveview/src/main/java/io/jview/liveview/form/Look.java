package io.jview.liveview.form;

import org.jspecify.annotations.Nullable;

/** How a field is shown, besides what the form knows of it. Null leaves something out. */
record Look(
    @Nullable String label,
    @Nullable String hint,
    @Nullable String placeholder,
    @Nullable String autocomplete,
    @Nullable String debounce,
    @Nullable Integer maxLength,
    boolean autofocus) {

  static final Look PLAIN = new Look(null, null, null, null, null, null, false);

  Look label(String value) {
    return new Look(value, hint, placeholder, autocomplete, debounce, maxLength, autofocus);
  }

  Look hint(String value) {
    return new Look(label, value, placeholder, autocomplete, debounce, maxLength, autofocus);
  }

  Look placeholder(String value) {
    return new Look(label, hint, value, autocomplete, debounce, maxLength, autofocus);
  }

  Look autocomplete(String value) {
    return new Look(label, hint, placeholder, value, debounce, maxLength, autofocus);
  }

  Look debounce(String value) {
    return new Look(label, hint, placeholder, autocomplete, value, maxLength, autofocus);
  }

  Look maxLength(int value) {
    return new Look(label, hint, placeholder, autocomplete, debounce, value, autofocus);
  }

  Look focused() {
    return new Look(label, hint, placeholder, autocomplete, debounce, maxLength, true);
  }
}
