package io.jview.benchmarks;

import java.util.Arrays;

/** What was measured of one contender, once a round; larger is better unless a table says so. */
public final class Samples {

  private final double[] byRound;
  private final double[] sorted;

  public Samples(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    byRound = values.clone();
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  /**
   * How often another contender's, round by round: what disturbed the machine during a round
   * disturbed them both.
   */
  public Samples beside(Samples other) {
    if (other.byRound.length != byRound.length) {
      throw new IllegalArgumentException(
          byRound.length + " rounds cannot be compared with " + other.byRound.length);
    }
    double[] ratios = new double[byRound.length];
    Arrays.setAll(ratios, round -> byRound[round] / other.byRound[round]);
    return new Samples(ratios);
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
