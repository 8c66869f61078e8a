package io.jview.liveview.process;

/** A join is not to be. */
public final class JoinRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public JoinRefusedException(Refusal refusal) {
    super(refusal.response(), null, false, false);
    this.refusal = refusal;
  }

  public static JoinRefusedException because(String reason) {
    return new JoinRefusedException(Refusal.because(reason));
  }

  Refusal refusal() {
    return refusal;
  }
}
