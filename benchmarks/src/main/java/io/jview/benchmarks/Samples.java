package io.jview.benchmarks;

import java.util.Arrays;

/** What was measured of one contender, once a round; larger is better unless a table says so. */
public final class Samples {

  private final double[] sorted;

  public Samples(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  public double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  public double least() {
    return sorted[0];
  }

  public double most() {
    return sorted[sorted.length - 1];
  }

  /** The lowest and the highest. */
  public String spread() {
    return Table.number(least()) + " – " + Table.number(most());
  }
}
