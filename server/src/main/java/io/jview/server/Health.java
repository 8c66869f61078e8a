package io.jview.server;

import java.util.function.BooleanSupplier;

/** Answers {@code /health/live}, {@code /health/ready} and {@code /health}, for load balancers. */
final class Health implements Service {

  private final BooleanSupplier ready;

  Health(BooleanSupplier ready) {
    this.ready = ready;
  }

  @Override
  public boolean serve(Exchange exchange) {
    switch (exchange.path()) {
      case "/health/live" -> answer(exchange, 200, "live");
      case "/health", "/health/ready" -> {
        if (ready.getAsBoolean()) {
          answer(exchange, 200, "ready");
        } else {
          answer(exchange, 503, "draining");
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void answer(Exchange exchange, int status, String word) {
    exchange.header("Cache-Control", "no-store");
    exchange.send(status, "application/json", "{\"status\":\"" + word + "\"}");
  }
}
