package io.jview.pubsub.testkit;

import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Puts a chapter's tests into the order of the rules, so that the report reads like them. */
final class RuleOrder implements MethodOrderer {

  @Override
  public void orderMethods(MethodOrdererContext context) {
    context
        .getMethodDescriptors()
        .sort(
            Comparator.<MethodDescriptor>comparingInt(test -> number(test.getDisplayName()))
                .thenComparing(MethodDescriptor::getDisplayName));
  }

  /** The number of a rule within its chapter; 0 for a test that an author has added. */
  private static int number(String displayName) {
    String digits = RuleReport.rule(displayName).replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
  }
}
