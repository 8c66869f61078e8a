package io.jview.liveview.process;

import io.jview.liveview.text.Json;
import io.jview.liveview.trust.Trust;

/** The response to a join that is not to be, which tells the client what to do instead. */
public record Refusal(String response) {

  /**
   * With a reason: {@code stale} and {@code unauthorized} make the client load the page at once,
   * any other one after 5 to 10 seconds (its source: {@code view.ts}, {@code onJoinError}).
   */
  public static Refusal because(String reason) {
    return new Refusal(Json.object("reason", reason));
  }

  /** Makes the client load the page to see an error page. */
  public static Refusal reload(Trust trust, int status) {
    return new Refusal(
        "{\"reason\":\"reload\",\"status\":%d,\"token\":%s}"
            .formatted(status, Json.quote(trust.pages().reload(status))));
  }
}
