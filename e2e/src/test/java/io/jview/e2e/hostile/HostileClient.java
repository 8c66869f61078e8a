package io.jview.e2e.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.e2e.Lines;
import io.jview.e2e.hostile.attack.Attack;
import io.jview.e2e.hostile.attack.AttackerMain;
import io.jview.e2e.hostile.attack.Attacks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@link AttackerMain} in a process of its own, which gets what the others leave of this machine's
 * processors, as if it were elsewhere.
 */
final class HostileClient implements AutoCloseable {

  private static final Pattern BEGUN = Pattern.compile("^Begun");
  private static final Pattern LEFT = Pattern.compile("^Left (\\d+) (\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Lines output;

  /**
   * What an attacker has seen.
   *
   * @param opened how many connections it got
   * @param ended how many of them the server has refused or ended
   */
  record Left(int opened, int ended) {}

  HostileClient() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    process =
        new ProcessBuilder(
                "nice",
                "-n",
                "19",
                java,
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                AttackerMain.class.getName())
            .redirectErrorStream(true)
            .start();
    output = Lines.of(process.inputReader(UTF_8));
  }

  void begin(Attack attack, int port) throws IOException, InterruptedException {
    order(Attacks.all().indexOf(attack) + " " + port);
    output.await(BEGUN, PATIENCE);
  }

  Left leave() throws IOException, InterruptedException {
    order("leave");
    Matcher left = output.await(LEFT, PATIENCE);
    return new Left(Integer.parseInt(left.group(1)), Integer.parseInt(left.group(2)));
  }

  private void order(String line) throws IOException {
    OutputStream orders = process.getOutputStream();
    orders.write((line + "\n").getBytes(UTF_8));
    orders.flush();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
