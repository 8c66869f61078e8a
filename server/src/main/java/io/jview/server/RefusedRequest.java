package io.jview.server;

/** A request that is answered with an error page and no more: the browser's fault, not ours. */
final class RefusedRequest extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedRequest(int status) {
    super("status " + status, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
