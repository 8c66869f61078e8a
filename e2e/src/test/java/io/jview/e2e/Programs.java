package io.jview.e2e;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Programs of this machine that tests use. */
final class Programs {

  private Programs() {}

  /** A program by an environment variable, or else on the path. */
  static Optional<Path> named(String variable, List<String> programs) {
    String named = System.getenv(variable);
    return named == null ? onPath(programs) : existing(named);
  }

  private static Optional<Path> onPath(List<String> programs) {
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return programs.stream()
        .flatMap(program -> Stream.of(folders).map(folder -> Path.of(folder, program)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Optional<Path> existing(String program) {
    return Optional.of(Path.of(program)).filter(Files::isExecutable);
  }

  /**
   * What to throw where something is missing: the test is skipped, but fails in continuous
   * integration.
   */
  static RuntimeException lacking(String what) {
    return "true".equals(System.getenv("CI"))
        ? new IllegalStateException("This test needs " + what)
        : absent(what);
  }

  /** What to throw where something is missing that nobody need install: the test is skipped. */
  static RuntimeException absent(String what) {
    return new TestAbortedException("This test needs " + what);
  }
}
