package io.jview.web.page;

import io.jview.pubsub.Message;
import io.jview.web.ErrorPage;
import io.jview.web.http.Exchange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests by a script of a page, which reads JSON where a person reads an error page. */
final class ScriptRequests {

  private ScriptRequests() {}

  /** Whether a request is one: it says so, or asks for JSON, or is no navigation. */
  static boolean isOne(Exchange exchange) {
    String accepted = exchange.header("Accept");
    if (accepted != null && accepted.contains("text/html")) {
      return false;
    }
    return "XMLHttpRequest".equalsIgnoreCase(exchange.header("X-Requested-With"))
        || "empty".equals(exchange.header("Sec-Fetch-Dest"))
        || isJson(accepted)
        || isJson(exchange.header("Content-Type"));
  }

  private static boolean isJson(@Nullable String type) {
    return type != null && (type.contains("application/json") || type.contains("+json"));
  }

  static String json(ErrorPage.Problem problem) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("status", problem.status());
    members.put("message", problem.message());
    if (problem.incident() != null) {
      members.put("incident", problem.incident());
    }
    return Message.of(members).json();
  }
}
