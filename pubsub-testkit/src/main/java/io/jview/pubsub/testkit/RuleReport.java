package io.jview.pubsub.testkit;

import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Says of which rule a test tells that it is broken, or that it could not be checked. */
final class RuleReport
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

  private static final Pattern RULE = Pattern.compile("[A-Z]\\d+[a-z]?");
  private static final int LONGEST = 2_000;
  private static final int LAST_WORDS = 600;

  /** The rule's id, which every test's name begins with. */
  static String rule(String displayName) {
    int end = displayName.indexOf(' ');
    return end < 0 ? displayName : displayName.substring(0, end);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    report(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    report(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    report(context, failure);
  }

  private static void report(ExtensionContext context, Throwable failure) throws Throwable {
    String rule = rule(context.getDisplayName());
    if (!RULE.matcher(rule).matches()) {
      throw failure; // a test that the author has added
    }
    String reason = failure instanceof AssertionError ? failure.getMessage() : failure.toString();
    if (failure instanceof TestAbortedException) {
      throw new TestAbortedException(rule + " is not checked: " + failure.getMessage(), failure);
    }
    throw broken(rule + " is broken: " + reason, failure);
  }

  /** What is too long is nowhere told as a whole: not in the cause either. */
  private static AssertionFailedError broken(String text, Throwable failure) {
    if (text.length() <= LONGEST) {
      return new AssertionFailedError(text, failure);
    }
    String left = " … (%d characters in all) … ".formatted(text.length());
    String cut =
        text.substring(0, LONGEST - LAST_WORDS - left.length())
            + left
            + text.substring(text.length() - LAST_WORDS);
    AssertionFailedError broken = new AssertionFailedError(cut);
    broken.setStackTrace(failure.getStackTrace());
    return broken;
  }
}
