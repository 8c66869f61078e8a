package io.jview.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.web.host.HttpExchange;
import java.util.function.BooleanSupplier;

/**
 * Answers {@code /health/live}, {@code /health/ready} and {@code /health}, for load balancers; with
 * and without the base path, since they look past the proxy.
 */
public final class Health {

  private final BooleanSupplier ready;

  public Health(BooleanSupplier ready) {
    this.ready = ready;
  }

  /**
   * Answers, or leaves it to the next.
   *
   * @param path the path within the site
   * @return whether it is answered
   */
  public boolean serve(HttpExchange exchange, String path) {
    switch (path) {
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

  /** Whether a path is one of them. */
  public static boolean isAt(String path) {
    return path.equals("/health") || path.equals("/health/live") || path.equals("/health/ready");
  }

  private static void answer(HttpExchange exchange, int status, String word) {
    exchange.header("Cache-Control", "no-store");
    exchange.header("Content-Type", "application/json");
    exchange.send(status, ("{\"status\":\"" + word + "\"}").getBytes(UTF_8));
  }
}
