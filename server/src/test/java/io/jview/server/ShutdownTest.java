package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.web.Limits;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process of its own is told to end, as Ctrl-C and the system do it. */
class ShutdownTest {

  private static final int TERMINATED = 143;
  private static final int AT_ONCE = 130;

  @Test
  void aSignalStopsTheSiteBeforeTheProcessEnds() throws Exception {
    try (Site site = Site.start("drains")) {
      site.terminate();
      assertThat(site.exitCode()).isEqualTo(TERMINATED);
      assertThat(site.lines()).contains("draining", "endpoint stopped");
    }
  }

  @Test
  void aSecondSignalEndsTheProcessAtOnce() throws Exception {
    try (Site site = Site.start("hangs")) {
      site.terminate();
      assertThat(site.line()).isEqualTo("draining");
      site.terminate();
      assertThat(site.exitCode()).isEqualTo(AT_ONCE);
      assertThat(site.lines()).doesNotContain("endpoint stopped");
    }
  }

  /** A site in a process. Its first line says that it listens. */
  private record Site(Process process, BufferedReader output) implements AutoCloseable {

    static Site start(String behaviour) throws Exception {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-XX:TieredStopAtLevel=1",
                  Main.class.getName(),
                  behaviour)
              .redirectErrorStream(true)
              .start();
      Site site = new Site(process, process.inputReader());
      assertThat(site.line()).isEqualTo("listening");
      return site;
    }

    /** Sends the signal; {@link Process#destroy} would close the output as well. */
    void terminate() {
      assertThat(process.toHandle().destroy()).isTrue();
    }

    String line() throws Exception {
      return output.readLine();
    }

    List<String> lines() throws Exception {
      List<String> lines = new ArrayList<>();
      for (String line = line(); line != null; line = line()) {
        lines.add(line);
      }
      return lines;
    }

    int exitCode() throws Exception {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("it ends").isTrue();
      return process.exitValue();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /** What runs in the process. */
  static final class Main {

    public static void main(String[] arguments) {
      TestServer server =
          TestServer.started(
              site ->
                  site.stopOnShutdown(true)
                      .limits(Limits.DEFAULTS.withDrainDeadline(Duration.ofMinutes(5))));
      if (arguments[0].equals("hangs")) {
        server.endpoint.drained = new CompletableFuture<>();
      }
      server.endpoint.draining.thenRun(() -> System.out.println("draining"));
      server.endpoint.stopping.thenRun(() -> System.out.println("endpoint stopped"));
      System.out.println("listening");
    }
  }
}
