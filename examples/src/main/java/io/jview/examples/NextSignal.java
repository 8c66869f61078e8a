package io.jview.examples;

/** Gives a signal back its usual meaning, which Java takes from it. */
final class NextSignal {

  private NextSignal() {}

  /** Lets the next Ctrl-C or SIGTERM kill this process, even while it is stopping. */
  static void kills() {
    try {
      restore("INT");
      restore("TERM");
    } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
      System.err.println("This Java hears no second signal");
    }
  }

  /** Signals are no part of Java proper, so javac warns of them: they are reached by name. */
  private static void restore(String name) throws ReflectiveOperationException {
    Class<?> signals = Class.forName("sun.misc.Signal");
    Class<?> handlers = Class.forName("sun.misc.SignalHandler");
    Object signal = signals.getConstructor(String.class).newInstance(name);
    Object usual = handlers.getField("SIG_DFL").get(null);
    signals.getMethod("handle", signals, handlers).invoke(null, signal, usual);
  }
}
