package io.jview.examples;

import java.io.IOException;

/**
 * The program of one of several instances: the demo, ended by whoever holds the other end of its
 * standard input. A byte there stops it gracefully, as does the end of the input, which comes also
 * when that process is killed. The end after the byte stops it at once.
 */
final class DemoInstance {

  /** What asks for a graceful stop. */
  static final int STOP = '\n';

  private static final int AT_ONCE = 130;
  private static final int NO_MORE = -1;

  private DemoInstance() {}

  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().name("demo-parent-watch").start(DemoInstance::watch);
    Demo.main(arguments);
  }

  private static void watch() {
    boolean asked = read() != NO_MORE;
    Thread.ofPlatform().daemon().name("demo-exit").start(() -> System.exit(0));
    while (asked) {
      if (read() == NO_MORE) {
        Runtime.getRuntime().halt(AT_ONCE);
      }
    }
  }

  private static int read() {
    try {
      return System.in.read();
    } catch (IOException closed) {
      return NO_MORE;
    }
  }
}
