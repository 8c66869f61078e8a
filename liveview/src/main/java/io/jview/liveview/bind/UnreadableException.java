package io.jview.liveview.bind;

import java.util.List;

/** A text is not what it should be. */
public final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  UnreadableException(String code, Object... arguments) {
    super(code, null, false, false);
    this.problem = new Problem(code, List.of(arguments));
  }

  public Problem problem() {
    return problem;
  }
}
