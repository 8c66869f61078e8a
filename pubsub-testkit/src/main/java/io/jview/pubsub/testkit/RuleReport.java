package io.jview.pubsub.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Says of which rule a test tells that it is broken, or that it could not be checked. */
final class RuleReport implements TestExecutionExceptionHandler {

  /** The rule's id, which every test's name begins with. */
  static String rule(String displayName) {
    int end = displayName.indexOf(' ');
    return end < 0 ? displayName : displayName.substring(0, end);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    String rule = rule(context.getDisplayName());
    if (!rule.matches("[A-Z]\\d+")) {
      throw failure; // a test that the author has added
    }
    if (failure instanceof TestAbortedException) {
      throw new TestAbortedException(rule + " is not checked: " + failure.getMessage(), failure);
    }
    String reason = failure instanceof AssertionError ? failure.getMessage() : failure.toString();
    throw new AssertionFailedError(rule + " is broken: " + reason, failure);
  }
}
