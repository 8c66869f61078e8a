package io.jview.benchmarks.liveview;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Rounds;
import io.jview.benchmarks.Samples;
import io.jview.benchmarks.Table;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** From {@code ./jview demo}, built before, to its first page. */
final class DemoStart {

  private DemoStart() {}

  static void measure(Report report, Effort effort) throws Exception {
    String home = System.getProperty("jview.home");
    if (home == null) {
      return; // there is no ./jview to start
    }
    report.section("Start of the demo, to its first page");
    Samples millis = Rounds.alone(effort, 1, () -> millis(home));
    report.table(
        Table.of("", "ms", "lowest – highest")
            .row("./jview demo", Table.number(millis.median()), millis.spread()));
  }

  private static double millis(String home) throws IOException, InterruptedException {
    int port = freePort();
    long start = System.nanoTime();
    Process demo =
        new ProcessBuilder(Path.of(home, "jview").toString(), "demo", "--port", "" + port)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    try {
      while (demo.isAlive() && !"HTTP/1.1 200".equals(firstLine(port))) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
      return (System.nanoTime() - start) / 1e6;
    } finally {
      demo.destroy();
      demo.waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** How the page's answer begins; null while nobody answers. */
  private static @Nullable String firstLine(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET /counter HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), US_ASCII);
    } catch (IOException notYet) {
      return null;
    }
  }
}
