package io.jview.pubsub.log;

import org.jspecify.annotations.Nullable;

/** Stands in the log for a failure that says what others have written, such as a form's field. */
final class CleanedFailure extends Throwable {

  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 20;

  private CleanedFailure(Throwable failure, int depth) {
    super(Foreign.clean(failure.toString()), cause(failure.getCause(), depth + 1), false, true);
    setStackTrace(failure.getStackTrace());
  }

  /** Gives the failure itself where all that it says may stand in a log. */
  static Throwable of(Throwable failure) {
    return isClean(failure, 0) ? failure : new CleanedFailure(failure, 0);
  }

  private static boolean isClean(@Nullable Throwable failure, int depth) {
    if (failure == null || depth > DEEPEST) {
      return failure == null;
    }
    String said = String.valueOf(failure.getMessage());
    return said.equals(Foreign.clean(said)) && isClean(failure.getCause(), depth + 1);
  }

  private static @Nullable Throwable cause(@Nullable Throwable cause, int depth) {
    return cause == null || depth > DEEPEST ? null : new CleanedFailure(cause, depth);
  }

  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
