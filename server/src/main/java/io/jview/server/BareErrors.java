package io.jview.server;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches our handlers: malformed requests, and those during a stop. */
final class BareErrors extends ErrorHandler {

  private final ErrorPages errors;

  BareErrors(ErrorPages errors) {
    this.errors = errors;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    errors.send(new Exchange(request, response, callback), response.getStatus());
    return true;
  }
}
