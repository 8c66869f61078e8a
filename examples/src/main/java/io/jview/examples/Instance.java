package io.jview.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A process of the demo, whose lines are printed behind its name. */
final class Instance {

  private final String name;
  private final Process process;
  private final List<Thread> printers;

  private Instance(String name, Process process) {
    this.name = name;
    this.process = process;
    this.printers =
        List.of(
            printer(process.inputReader(), System.out), printer(process.errorReader(), System.err));
  }

  /**
   * Starts one.
   *
   * @throws UncheckedIOException if the system cannot
   */
  static Instance start(String name, List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      return new Instance(name, builder.start());
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot start instance " + name, failure);
    }
  }

  private Thread printer(BufferedReader lines, PrintStream to) {
    return Thread.ofPlatform().daemon().name("demo-print-" + name).start(() -> print(lines, to));
  }

  private void print(BufferedReader lines, PrintStream to) {
    try (lines) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        to.println(name + " | " + line);
      }
    } catch (IOException closed) {
      to.println(name + " | (its output can be read no more)");
    }
  }

  /** Asks for a graceful stop; the end of this process then makes it one at once. */
  void stop() {
    try {
      process.getOutputStream().write(DemoInstance.STOP);
      process.getOutputStream().flush();
    } catch (IOException ended) {
      process.destroy();
    }
  }

  /** Waits until it has ended and all that it said is printed; gives its exit status. */
  int awaitEnd() throws InterruptedException {
    int status = process.waitFor();
    for (Thread printer : printers) {
      printer.join();
    }
    return status;
  }

  String name() {
    return name;
  }
}
