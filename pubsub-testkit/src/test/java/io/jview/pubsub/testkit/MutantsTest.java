package io.jview.pubsub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.testkit.sample.Mutant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Adapters with one bug each. Each is run against the rule that must find it, until it does; with
 * {@code -Djview.kit.mutants=all} against all rules.
 */
@DisplayName("The kit finds an adapter in which")
class MutantsTest {

  private static final Path DOCUMENT = Path.of("../docs/custom-backends.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!bug)([^|`]+) \\| `(\\w+)` \\|$");
  private static final boolean ALL = "all".equals(System.getProperty("jview.kit.mutants"));
  private static final int AT_ONCE = 4;
  private static final int LONGEST_MESSAGE = 2_000;
  private static final Map<String, Future<KitRun>> RUNS = new HashMap<>();

  static List<Mutant> mutants() {
    return Mutant.all();
  }

  @BeforeAll
  static void runAll() {
    ThreadFactory threads = Thread.ofPlatform().name("kit-", 0).factory();
    try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE, threads)) {
      mutants().forEach(mutant -> RUNS.put(mutant.bug(), executor.submit(() -> run(mutant))));
    }
  }

  private static KitRun run(Mutant mutant) {
    return ALL
        ? KitRun.ofAll(() -> new BrokenFixture(mutant.adapters()))
        : KitRun.untilCaught(mutant.rule(), () -> new BrokenFixture(mutant.adapters()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void mutant(Mutant mutant) {
    List<String> failures = RUNS.get(mutant.bug()).resultNow().failed();
    assertThat(failures).anyMatch(text -> text.startsWith(mutant.rule() + " is broken: "));
    assertThat(failures).allSatisfy(text -> assertThat(text).hasSizeLessThan(LONGEST_MESSAGE + 1));
  }

  @Test
  @DisplayName("there is a bug of the page's list, and the page has all")
  void theDocumentHasAll() throws IOException {
    assertThat(ROW.matcher(Files.readString(DOCUMENT)).results())
        .extracting(row -> row.group(1) + " | " + row.group(2))
        .containsExactlyElementsOf(
            mutants().stream().map(mutant -> mutant.bug() + " | " + mutant.rule()).toList());
  }
}
