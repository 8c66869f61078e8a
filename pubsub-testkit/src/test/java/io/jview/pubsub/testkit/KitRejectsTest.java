package io.jview.pubsub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The kit rejects a provider that breaks")
class KitRejectsTest {

  /** Most of the time is spent waiting for what never comes. */
  private static final int AT_ONCE = 4;

  private static final Map<String, Future<KitRun>> RUNS = new HashMap<>();

  static List<String> rules() {
    return Rules.ids();
  }

  @BeforeAll
  static void runAll() {
    ThreadFactory threads = Thread.ofPlatform().name("kit-", 0).factory();
    try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE, threads)) {
      for (String rule : rules()) {
        RUNS.put(rule, executor.submit(() -> KitRun.of(rule, BrokenProviders.BY_RULE.get(rule))));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void brokenProvider(String rule) {
    List<String> failures = RUNS.get(rule).resultNow().failed();
    assertThat(failures).as("the failures of the tests of " + rule).isNotEmpty();
    assertThat(failures).allSatisfy(text -> assertThat(text).startsWith(rule + " is broken: "));
  }
}
