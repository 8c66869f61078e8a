package io.jview.pubsub.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.opentest4j.TestAbortedException;
import org.tukaani.xz.XZInputStream;

/** The programs of a release, unpacked once for this process. */
final class PostgresPrograms {

  private static final Map<PostgresRelease, PostgresPrograms> UNPACKED =
      new EnumMap<>(PostgresRelease.class);
  private static final int NOBODY = 65_534;
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  private final Path folder;

  private PostgresPrograms(Path folder) {
    this.folder = folder;
  }

  /** Where the platform has none, tests are skipped, but fail in continuous integration. */
  static synchronized PostgresPrograms of(PostgresRelease release) {
    return UNPACKED.computeIfAbsent(release, PostgresPrograms::unpack);
  }

  private static PostgresPrograms unpack(PostgresRelease release) {
    String archive = release.folder() + archive();
    try (InputStream in = PostgresPrograms.class.getResourceAsStream(archive)) {
      if (in == null) {
        throw missing("PostgreSQL for this platform: " + archive + " is not on the class path");
      }
      Path folder = Scratch.create("jview-postgres-programs").folder();
      untar(in, folder);
      giveAway(folder);
      return new PostgresPrograms(folder.resolve("bin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String archive() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    boolean arm = System.getProperty("os.arch").contains("aarch64");
    return "postgres-%s-%s.txz".formatted(mac ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
  }

  private static void untar(InputStream archive, Path folder) throws IOException {
    Process tar =
        new ProcessBuilder("tar", "-xf", "-", "-C", folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream out = tar.getOutputStream()) {
      new XZInputStream(archive).transferTo(out);
    }
    if (tar.onExit().join().exitValue() != 0) {
      throw new IOException("tar could not unpack PostgreSQL into " + folder);
    }
  }

  /** What says that something is missing here: a skip, but a failure in continuous integration. */
  static RuntimeException missing(String what) {
    String message = "this test needs " + what;
    if (Objects.equals(System.getenv("CI"), "true")) {
      throw new AssertionError(message);
    }
    return new TestAbortedException(message);
  }

  /** How to start one; not as root, which PostgreSQL refuses. */
  ProcessBuilder command(String program, List<String> arguments) {
    return unprivileged(folder.resolve(program), arguments);
  }

  static ProcessBuilder unprivileged(Path program, List<String> arguments) {
    List<String> command = new ArrayList<>(isRoot() ? AS_NOBODY : List.of());
    command.add(program.toString());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** Makes a folder one of the user that the programs run as. */
  static void giveAway(Path folder) throws IOException {
    if (isRoot()) {
      Files.setAttribute(folder, "unix:uid", NOBODY);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
