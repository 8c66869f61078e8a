package io.jview.pubsub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

@DisplayName("The kit rejects a provider that breaks")
class KitRejectsTest {

  /** Most of the time is spent waiting for what never comes. */
  private static final int AT_ONCE = 4;

  private static final ThreadLocal<Supplier<? extends PubSubFixture>> SUBJECT = new ThreadLocal<>();
  private static final Map<String, Future<List<String>>> FAILURES = new HashMap<>();

  /** The kit on whatever provider is looked at; run by the launcher only. */
  static final class Kit extends PubSubConformance {
    @Override
    protected PubSubFixture newFixture() {
      return SUBJECT.get().get();
    }
  }

  static List<String> rules() {
    return Rules.ids();
  }

  @BeforeAll
  static void beginAll() {
    ThreadFactory threads = Thread.ofPlatform().name("kit-", 0).factory();
    try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE, threads)) {
      rules().forEach(rule -> FAILURES.put(rule, executor.submit(() -> failuresOf(rule))));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void brokenProvider(String rule) {
    List<String> failures = FAILURES.get(rule).resultNow();
    assertThat(failures).as("the failures of the tests of " + rule).isNotEmpty();
    assertThat(failures).allSatisfy(text -> assertThat(text).startsWith(rule + " is broken: "));
  }

  private static List<String> failuresOf(String rule) {
    SUBJECT.set(BrokenProviders.BY_RULE.get(rule));
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Kit.class))
            .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(belongs(test, rule)))
            .build();
    Failures failures = new Failures();
    LauncherFactory.create().execute(request, failures);
    return failures.messages;
  }

  private static boolean belongs(TestDescriptor test, String rule) {
    return test.isContainer() || test.getDisplayName().startsWith(rule + " ");
  }

  private static final class Failures implements TestExecutionListener {
    private final List<String> messages = new ArrayList<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        messages.add(String.valueOf(result.getThrowable().map(Throwable::getMessage).orElse("")));
      }
    }
  }
}
