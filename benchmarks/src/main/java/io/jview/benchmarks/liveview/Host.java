package io.jview.benchmarks.liveview;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A web server in a process of its own, which ends with this one. */
final class Host implements AutoCloseable {

  static final String ADDRESS = "127.0.0.1";

  private static final String PORT = "port ";
  private static final String HEAP = "heap ";

  private final Process process;
  private final BufferedReader output;
  private final int port;

  private Host(Process process) throws IOException {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.port = (int) awaitNumber(PORT);
  }

  /** Starts a program that calls {@link #serve}. */
  static Host start(Class<?> program) throws IOException {
    return new Host(
        new ProcessBuilder(java(), "-Xmx2g", "-cp", classPath(), program.getName())
            .redirectError(Redirect.INHERIT)
            .start());
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** In the host's process: tells where it listens, and answers until the other process ends. */
  static void serve(int port) throws IOException {
    System.out.println(PORT + port);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (input.readLine() != null) {
      System.gc();
      System.gc(); // what the first one has only made reachable to a cleaner
      System.out.println(HEAP + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
  }

  private long awaitNumber(String label) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(label)) {
        return Long.parseLong(line.substring(label.length()));
      }
    }
    throw new IOException("The host has ended");
  }

  URI page(String path) {
    return URI.create("http://" + ADDRESS + ":" + port + path);
  }

  /** Collects its garbage, and gives the bytes of heap that remain. */
  long heap() throws IOException {
    process.outputWriter().write('\n');
    process.outputWriter().flush();
    return awaitNumber(HEAP);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(1, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
