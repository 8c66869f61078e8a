package io.jview.architecture.crooked;

import io.jview.architecture.crooked.upper.Door;

/** The way in, as it should be. */
public final class Entry {
  final Door door = new Door();
}
