package io.jview.architecture.crooked.upper;

/** Public, but only its own room uses it; and it makes a circle with who uses it. */
public final class Hidden {
  final Class<?> door = Door.class;
}
