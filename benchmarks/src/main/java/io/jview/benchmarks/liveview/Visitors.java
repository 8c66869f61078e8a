package io.jview.benchmarks.liveview;

import io.jview.benchmarks.load.LoadMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Browsers that open a page and stay, in a process of their own. */
final class Visitors implements AutoCloseable {

  private static final String LIVE = "live ";

  private final Process process;
  private final BufferedReader output;
  private final int count;

  private Visitors(Process process, int count) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.count = count;
  }

  static Visitors start(URI page, int count) throws IOException {
    String[] command = {
      Host.java(),
      "-cp",
      Host.classPath(),
      LoadMain.class.getName(),
      "--page",
      page.toString(),
      "--sessions",
      String.valueOf(count),
      "--seconds",
      "3600"
    };
    return new Visitors(new ProcessBuilder(command).redirectError(Redirect.INHERIT).start(), count);
  }

  /**
   * Waits until all are there.
   *
   * @return how many
   * @throws IllegalStateException if not all have come
   */
  int awaitLive() throws IOException {
    String line = output.readLine();
    if (!(LIVE + count).equals(line)) {
      String seen = output.lines().collect(Collectors.joining("\n"));
      throw new IllegalStateException("Of %,d browsers: %s%n%s".formatted(count, line, seen));
    }
    return count;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
