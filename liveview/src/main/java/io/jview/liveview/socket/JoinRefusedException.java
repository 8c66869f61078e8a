package io.jview.liveview.socket;

import io.jview.liveview.process.Refusal;

/** A join is not to be. */
final class JoinRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  JoinRefusedException(Refusal refusal) {
    super(refusal.response(), null, false, false);
    this.refusal = refusal;
  }

  static JoinRefusedException because(String reason) {
    return new JoinRefusedException(Refusal.because(reason));
  }

  Refusal refusal() {
    return refusal;
  }
}
