package io.jview.server;

import io.jview.liveview.StatusException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Where every request comes in. The connection's thread only hands it over: application code runs
 * on virtual threads and cannot keep a connection from being read.
 */
final class Front extends Handler.Abstract.NonBlocking {

  private final Executor requests;
  private final List<Service> services;
  private final ErrorPages errors;

  Front(Executor requests, List<Service> services, ErrorPages errors) {
    this.requests = requests;
    this.services = List.copyOf(services);
    this.errors = errors;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      requests.execute(() -> serve(new Exchange(request, response, callback)));
    } catch (RejectedExecutionException stopped) {
      callback.failed(stopped);
    }
    return true;
  }

  private void serve(Exchange exchange) {
    try {
      for (Service service : services) {
        if (service.serve(exchange)) {
          return;
        }
      }
      errors.send(exchange, 404);
    } catch (RefusedRequest refused) {
      errors.send(exchange, refused.status());
    } catch (StatusException wanted) {
      errors.send(exchange, wanted.status());
    } catch (Throwable failure) {
      errors.failed(exchange, failure);
    }
  }
}
