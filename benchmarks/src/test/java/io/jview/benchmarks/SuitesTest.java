package io.jview.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuitesTest {

  static Stream<Suite> suites() {
    return Benchmarks.SUITES.stream();
  }

  @ParameterizedTest
  @MethodSource("suites")
  @DisplayName("a suite runs from its start to its results")
  void runs(Suite suite, @TempDir Path folder) throws Exception {
    Report report =
        new Report(suite.name(), new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));

    suite.run(report, Effort.SMOKE);

    assertThat(report.write(folder)).isNotEmptyFile();
  }
}
