package io.jview.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures contenders in turn, A B C A B C, so that what disturbs the machine for a while disturbs
 * them all. Warm-ups come before, one round unless said otherwise, and do not count.
 */
public final class Rounds {

  private final int rounds;
  private int warmUps = 1;
  private final Map<String, Trial> contenders = new LinkedHashMap<>();

  public Rounds(Effort effort) {
    this.rounds = effort.rounds();
  }

  /** Measures one thing alone. */
  public static Samples alone(Effort effort, int warmUps, Trial trial) throws Exception {
    Rounds rounds = new Rounds(effort).warmUps(warmUps).add("", trial);
    return rounds.run().values().iterator().next();
  }

  /** Lets the compiler have more time: so many times what is measured is not counted. */
  public Rounds warmUps(int number) {
    warmUps = Math.min(number, rounds);
    return this;
  }

  /** Adds a contender; they are measured in the order of the calls. */
  public Rounds add(String name, Trial trial) {
    contenders.put(name, trial);
    return this;
  }

  /** Measures them all; gives what was measured by name, in the order in which they were added. */
  public Map<String, Samples> run() throws Exception {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (int round = -warmUps; round < rounds; round++) {
      for (Map.Entry<String, Trial> contender : contenders.entrySet()) {
        System.gc(); // the garbage of the one before is not this one's
        double value = contender.getValue().measure();
        if (round >= 0) {
          values.computeIfAbsent(contender.getKey(), name -> new double[rounds])[round] = value;
        }
      }
    }
    Map<String, Samples> samples = new LinkedHashMap<>();
    values.forEach((name, all) -> samples.put(name, new Samples(all)));
    return samples;
  }

  /** One measurement, from a fresh start to a full end. */
  @FunctionalInterface
  public interface Trial {

    /** Gives what was measured, in the unit of the table. */
    double measure() throws Exception;
  }
}
