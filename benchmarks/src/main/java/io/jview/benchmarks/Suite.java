package io.jview.benchmarks;

/** Measurements that belong together; {@code ./jview bench NAME} runs them. */
public interface Suite {

  /** How it is called on the command line; also the name of its file of results. */
  String name();

  /**
   * Starts what it needs, measures, and adds what it found to the report as it goes. It leaves
   * nothing running behind.
   */
  void run(Report report, Effort effort) throws Exception;
}
