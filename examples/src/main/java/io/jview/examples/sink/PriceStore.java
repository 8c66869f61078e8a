package io.jview.examples.sink;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Knows what things cost; stands for a database. Thread-safe. */
final class PriceStore {

  private static final Map<String, Integer> CENTS =
      Map.of("Tea", 250, "Coffee", 320, "Cake", 410, "Water", 120, "Juice", 290);

  /** Reads many prices in one query. */
  Map<String, Integer> of(Collection<String> products) {
    return products.stream().collect(Collectors.toMap(name -> name, CENTS::get));
  }
}
