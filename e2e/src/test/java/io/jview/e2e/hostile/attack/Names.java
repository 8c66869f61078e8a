package io.jview.e2e.hostile.attack;

import java.util.Locale;

/** Gives the constants of this room a name in a sentence. */
final class Names {

  private Names() {}

  static String of(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
