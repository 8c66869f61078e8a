package io.jview.benchmarks.liveview;

/** What was measured of PyView, which runs on Python and cannot be run from here. */
final class PyView {

  static final double EVENTS = 8_000;
  static final double JOINS = 520;
  static final double FAN_OUT_MILLIS = 250;
  static final int FAN_OUT_SESSIONS = 5_000;

  static final String SOURCE =
      """
      PyView is a stated reference: its numbers are of an earlier measurement, of version 0.9 through the real protocol on
      two cores, and were not taken in this run.
      """;

  private PyView() {}
}
