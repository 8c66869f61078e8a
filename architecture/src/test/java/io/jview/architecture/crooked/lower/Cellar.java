package io.jview.architecture.crooked.lower;

import io.jview.architecture.crooked.upper.Door;

/** Imports what is above it, which makes a circle too. */
public final class Cellar {
  final Class<?> door = Door.class;
}
