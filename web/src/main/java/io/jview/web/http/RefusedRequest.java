package io.jview.web.http;

/** A request that is answered with an error page and no more: the browser's fault, not ours. */
public final class RefusedRequest extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  public RefusedRequest(int status) {
    super("status " + status, null, false, false);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
