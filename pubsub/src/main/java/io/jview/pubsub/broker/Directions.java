package io.jview.pubsub.broker;

import io.jview.pubsub.spi.Direction;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Names of directions for lines of the log. */
final class Directions {

  private Directions() {}

  static String names(Predicate<Direction> wanted) {
    return Arrays.stream(Direction.values())
        .filter(wanted)
        .map(Directions::name)
        .collect(Collectors.joining(", "));
  }

  static String name(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }
}
