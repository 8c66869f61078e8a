package io.jview.pubsub.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
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
 * What the kit's tests of one rule said of a provider.
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

  static KitRun of(String rule, Supplier<? extends PubSubFixture> subject) {
    SUBJECT.set(subject);
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Kit.class))
            .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(belongs(test, rule)))
            .build();
    KitRun run = new KitRun(new ArrayList<>(), new ArrayList<>());
    LauncherFactory.create().execute(request, run.new Listener());
    return run;
  }

  private static boolean belongs(TestDescriptor test, String rule) {
    return test.isContainer() || test.getDisplayName().startsWith(rule + " ");
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
