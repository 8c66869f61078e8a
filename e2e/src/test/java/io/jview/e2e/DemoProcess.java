package io.jview.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.examples.Demo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo, started as a user starts it, in a process of its own. */
final class DemoProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("Open (http://\\S+)");

  private final Process process;

  private DemoProcess(Process process) {
    this.process = process;
  }

  static DemoProcess start(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(java(), "-cp", classPath(), Demo.class.getName()));
    command.addAll(List.of(options));
    return new DemoProcess(new ProcessBuilder(command).start());
  }

  /** Reads what it prints up to its address. */
  String awaitAddress() throws IOException {
    StringBuilder printed = new StringBuilder();
    for (String line = readLine(); line != null; line = readLine()) {
      Matcher found = ADDRESS.matcher(line);
      if (found.find()) {
        return found.group(1);
      }
      printed.append(line).append('\n');
    }
    throw new AssertionError("The demo ended without an address:\n" + printed);
  }

  /** Sends a signal, such as TERM. */
  void signal(String name) throws IOException, InterruptedException {
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
  List<String> output() {
    return process.inputReader(UTF_8).lines().toList();
  }

  List<String> errors() {
    return process.errorReader(UTF_8).lines().toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private String readLine() throws IOException {
    return process.inputReader(UTF_8).readLine();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** That of the tests without any tests, so that the demo finds its own log configuration. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
