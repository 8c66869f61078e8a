package io.jview.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.examples.Demo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo, started as a user starts it, in a process of its own. */
final class DemoProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("Open (http://\\S+)");

  private final Process process;
  private final Lines output;
  private final Lines errors;

  private DemoProcess(Process process) {
    this.process = process;
    this.output = Lines.of(process.inputReader(UTF_8));
    this.errors = Lines.of(process.errorReader(UTF_8));
  }

  static DemoProcess start(String... options) throws IOException {
    return start(Map.of(), options);
  }

  /** Starts it with more in its environment. */
  static DemoProcess start(Map<String, String> environment, String... options) throws IOException {
    return start(Demo.class, demoClassPath(), environment, options);
  }

  /** Starts a program of the tests in its place, which says its address likewise. */
  static DemoProcess start(Class<?> program, Map<String, String> environment, String... options)
      throws IOException {
    return start(program, System.getProperty("java.class.path"), environment, options);
  }

  private static DemoProcess start(
      Class<?> program, String classPath, Map<String, String> environment, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java(), "-cp", classPath, program.getName()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return start(builder);
  }

  /** Starts it by a command that ends up in it. */
  static DemoProcess start(ProcessBuilder builder) throws IOException {
    return new DemoProcess(builder.start());
  }

  /** Reads what it prints up to its address. */
  String awaitAddress() throws InterruptedException {
    try {
      return output.await(ADDRESS).group(1);
    } catch (AssertionError none) {
      throw new AssertionError("It ended, and said " + errors.soFar(), none);
    }
  }

  /** Waits for a line that fits, among those before its address too. */
  String awaitLine(Pattern pattern) throws InterruptedException {
    return output.find(pattern).group();
  }

  long pid() {
    return process.pid();
  }

  /** Sends a signal, such as TERM. */
  void signal(String name) throws IOException, InterruptedException {
    signal(process.toHandle(), name);
  }

  static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits for its end and gives its exit status. */
  int awaitExit() throws InterruptedException {
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      throw new AssertionError("The demo did not end within 15 seconds");
    }
    return process.exitValue();
  }

  /** What it has printed since its address, once it has ended. */
  List<String> output() throws InterruptedException {
    return output.rest();
  }

  List<String> errors() throws InterruptedException {
    return errors.rest();
  }

  /** The processes that it has started and that live. */
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** That of the tests without what has another log configuration than the demo. */
  private static String demoClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
        .filter(entry -> !entry.contains("benchmarks"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
