package io.jview.server.process;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the server when the process is told to end, by Ctrl-C or by the system. A second such
 * signal ends the process at once.
 */
public final class ShutdownHook {

  private static final Logger log = LoggerFactory.getLogger(ShutdownHook.class);
  private static final int INTERRUPTED = 130;

  private final Thread thread;

  /**
   * Makes one, which does nothing before it is registered.
   *
   * @param stop stops the server
   */
  public ShutdownHook(Runnable stop) {
    thread = new Thread(() -> run(stop), "jview-shutdown");
  }

  /** Has it called when the process is told to end. */
  public void register() {
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /** Does away with it. */
  public void unregister() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException ending) {
      log.debug("The process is ending: the hook is at work", ending);
    }
  }

  private static void run(Runnable stop) {
    try {
      haltOn("INT");
      haltOn("TERM");
    } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
      log.debug("A second signal is not heard on this Java", unsupported);
    }
    stop.run();
  }

  /** Signals are no part of Java proper, so javac warns of them: they are reached by name. */
  private static void haltOn(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object halt =
        Proxy.newProxyInstance(
            ShutdownHook.class.getClassLoader(),
            new Class<?>[] {handler},
            (self, method, arguments) -> {
              Runtime.getRuntime().halt(INTERRUPTED);
              return null;
            });
    Object named = signal.getConstructor(String.class).newInstance(name);
    signal.getMethod("handle", signal, handler).invoke(null, named, halt);
  }
}
