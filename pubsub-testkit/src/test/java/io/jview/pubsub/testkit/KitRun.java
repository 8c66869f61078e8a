package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What some of the kit's tests said of a provider.
 *
 * @param failed the messages of those that failed
 * @param skipped the messages of those that were skipped
 */
record KitRun(List<String> failed, List<String> skipped) {

  /** Inherited by the threads that make fixtures. */
  private static final ThreadLocal<Supplier<? extends PubSubFixture>> SUBJECT =
      new InheritableThreadLocal<>();

  /** The kit on whatever provider is looked at; run by the launcher only. */
  static final class Kit extends PubSubConformance {
    @Override
    protected PubSubFixture newFixture() {
      return SUBJECT.get().get();
    }
  }

  /** Runs the tests of one rule, or of those that a pattern fits. */
  static KitRun of(String rule, Supplier<? extends PubSubFixture> subject) {
    return new KitRun(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>())
        .run(test -> RuleReport.rule(test).matches(rule), subject);
  }

  /** Runs the tests of one rule until one of them has failed. */
  static KitRun untilCaught(String rule, Supplier<? extends PubSubFixture> subject) {
    KitRun run = new KitRun(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
    return run.run(
        test -> RuleReport.rule(test).matches(rule),
        () -> run.failed.isEmpty() ? subject.get() : abort("it is caught"));
  }

  /** Runs all tests. */
  static KitRun ofAll(Supplier<? extends PubSubFixture> subject) {
    return new KitRun(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>())
        .run(test -> true, subject);
  }

  private KitRun run(Predicate<String> tests, Supplier<? extends PubSubFixture> subject) {
    SUBJECT.set(subject);
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Kit.class))
            .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(belongs(test, tests)))
            .build();
    LauncherFactory.create().execute(request, new Listener());
    return this;
  }

  private static boolean belongs(TestDescriptor test, Predicate<String> tests) {
    return test.isContainer() || tests.test(test.getDisplayName());
  }

  private final class Listener implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      String message = result.getThrowable().map(Throwable::getMessage).orElse("no message");
      switch (result.getStatus()) {
        case FAILED -> failed.add(message);
        case ABORTED -> skipped.add(message);
        case SUCCESSFUL -> {}
      }
    }
  }
}
