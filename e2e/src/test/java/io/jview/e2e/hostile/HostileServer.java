package io.jview.e2e.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.e2e.Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@link HostileSite} in a process with little memory, which ends when that is not enough. */
final class HostileServer implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("^Open (http://\\S+)");
  private static final Pattern HOLDS = Pattern.compile("^Holds (\\d+) (\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int LAST_WORDS = 8;

  private final Process process;
  private final Lines output;
  private final URI address;

  /** What a process holds, in bytes: of its heap, after a collection, and of memory besides. */
  record Memory(long heap, long direct) {}

  private HostileServer(Process process) throws Exception {
    this.process = process;
    this.output = Lines.of(process.inputReader(UTF_8));
    this.address = URI.create(output.await(ADDRESS, PATIENCE).group(1));
  }

  static HostileServer start() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder command =
        new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            HostileSite.class.getName());
    return new HostileServer(command.redirectErrorStream(true).start());
  }

  int port() {
    return address.getPort();
  }

  URI page(String path) {
    return address.resolve(path);
  }

  /** How many lines it has logged. */
  int lines() {
    return output.soFar().size();
  }

  /** Asks what it holds. */
  Memory memory() throws InterruptedException, TimeoutException {
    try {
      OutputStream questions = process.getOutputStream();
      questions.write('\n');
      questions.flush();
      Matcher holds = output.await(HOLDS, PATIENCE);
      return new Memory(Long.parseLong(holds.group(1)), Long.parseLong(holds.group(2)));
    } catch (IOException | AssertionError deaf) {
      throw (TimeoutException) new TimeoutException("The server does not answer").initCause(deaf);
    }
  }

  /** Whether it lives; where it has ended, tells how. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has said last. */
  List<String> lastWords() {
    List<String> all = output.soFar();
    return all.subList(Math.max(0, all.size() - LAST_WORDS), all.size());
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
