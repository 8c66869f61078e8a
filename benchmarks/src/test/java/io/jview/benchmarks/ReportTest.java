package io.jview.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  @DisplayName("a report is printed as it comes, and kept with its machine, versions and plots")
  void isKept(@TempDir Path folder) throws Exception {
    Report report = new Report("example", new PrintStream(printed, true, UTF_8));
    report.section("Throughput");
    report.version("peer 1.0");
    report.table(Table.of("", "messages/s").row("JView", "1,000"));
    report.plot(
        "growth",
        new Plot("Growth", "messages/s", List.of("1", "2")).line("a", List.of(1.0, 20.0)));

    String page = Files.readString(report.write(folder));

    assertThat(page)
        .startsWith("# Results: example\n")
        .contains("./jview bench example", "- Cores: ", "- Java: ", "- Measured: peer 1.0")
        .contains("## Throughput", "| JView |      1,000 |", "![Growth](example-growth.svg)");
    assertThat(printed.toString(UTF_8)).contains("| JView |      1,000 |");
    assertThat(folder.resolve("example-growth.svg")).content().contains("<polyline", ">Growth (");
  }

  @Test
  @DisplayName("a comparison shows median, spread and the median of each round's ratio")
  void compares() {
    Map<String, Samples> samples = new LinkedHashMap<>();
    samples.put("peer", new Samples(3, 1, 2));
    samples.put("JView", new Samples(6, 5, 4));

    assertThat(Table.compare("M/s", samples, "JView"))
        .hasToString(
            """
            |       |  M/s | lowest – highest |   JView is |
            | :---- | ---: | ---------------: | ---------: |
            | peer  | 2.00 |      1.00 – 3.00 | 2.00 times |
            | JView | 5.00 |      4.00 – 6.00 |            |
            """);
  }

  @Test
  @DisplayName("a row that does not fit the header is refused")
  void refusesRaggedRows() {
    assertThatThrownBy(() -> Table.of("a", "b").row("1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1] does not fit under [a, b]");
  }
}
