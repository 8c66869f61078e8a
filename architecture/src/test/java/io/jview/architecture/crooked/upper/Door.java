package io.jview.architecture.crooked.upper;

import io.jview.architecture.crooked.lower.Cellar;

/** Used by the entry, uses what is below: as it should be. */
public final class Door {
  final Cellar cellar = new Cellar();
  final Hidden hidden = new Hidden();
}
