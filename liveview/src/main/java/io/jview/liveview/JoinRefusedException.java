package io.jview.liveview;

/** A join is not to be; holds the response that tells the client what to do instead. */
final class JoinRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String response;

  JoinRefusedException(String response) {
    super(response, null, false, false);
    this.response = response;
  }

  /**
   * With a reason: {@code stale} and {@code unauthorized} make the client load the page at once,
   * any other one after 5 to 10 seconds (its source: {@code view.ts}, {@code onJoinError}).
   */
  static JoinRefusedException because(String reason) {
    return new JoinRefusedException(Json.object("reason", reason));
  }

  String response() {
    return response;
  }
}
