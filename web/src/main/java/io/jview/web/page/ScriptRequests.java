package io.jview.web.page;

import io.jview.pubsub.Message;
import io.jview.web.ErrorPage;
import io.jview.web.http.Exchange;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests by a script of a page, which reads JSON where a person reads an error page. */
final class ScriptRequests {

  private ScriptRequests() {}

  /**
   * Whether a request is one: it says so, or asks for JSON, or is no navigation. One that would
   * rather have HTML is none.
   */
  static boolean isOne(Exchange exchange) {
    String accepted = lower(exchange.header("Accept"));
    int json = json(accepted);
    int html = accepted.indexOf("text/html");
    if (html >= 0) {
      return json >= 0 && json < html;
    }
    return json >= 0
        || exchange.header("X-CSRF-Token") != null
        || "XMLHttpRequest".equalsIgnoreCase(exchange.header("X-Requested-With"))
        || "empty".equals(exchange.header("Sec-Fetch-Dest"))
        || json(lower(exchange.header("Content-Type"))) >= 0;
  }

  private static String lower(@Nullable String header) {
    return header == null ? "" : header.toLowerCase(Locale.ROOT);
  }

  /** Where a header speaks of JSON; negative: nowhere. */
  private static int json(String types) {
    int plain = types.indexOf("application/json");
    return plain >= 0 ? plain : types.indexOf("+json");
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
