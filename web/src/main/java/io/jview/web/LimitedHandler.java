package io.jview.web;

import static java.util.Objects.requireNonNull;

/** A handler with limits of its own. */
record LimitedHandler(BodyLimits limits, Handler handler) implements Handler {

  LimitedHandler {
    requireNonNull(limits, "limits");
    requireNonNull(handler, "handler");
  }

  @Override
  public Response handle(Request request) throws Exception {
    return handler.handle(request);
  }
}
