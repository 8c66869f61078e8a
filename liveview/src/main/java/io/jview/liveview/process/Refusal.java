package io.jview.liveview.process;

import io.jview.liveview.host.Verdict;
import io.jview.liveview.text.Json;
import io.jview.liveview.trust.Trust;
import io.jview.liveview.view.Navigation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The response to a join that is not to be, which tells the client what to do instead. */
public record Refusal(String response) {

  /**
   * With a reason: {@code stale} and {@code unauthorized} make the client load the page at once,
   * any other one after 5 to 10 seconds (its source: {@code view.ts}, {@code onJoinError}).
   */
  public static Refusal because(String reason) {
    return new Refusal(Json.object("reason", reason));
  }

  /** As an admission says that is no pass; any redirect is a full page load. */
  static Refusal of(Verdict verdict, String basePath, Trust trust) {
    return switch (verdict) {
      case Verdict.Pass pass -> throw new IllegalArgumentException("no refusal");
      case Verdict.Refuse(int status) -> reload(trust, status);
      case Verdict.Redirect(String to, Map<String, String> flash) ->
          to(Navigation.redirect(to), trust.flash().signNonEmpty(flash), basePath);
    };
  }

  private static Refusal to(Navigation navigation, @Nullable String signedFlash, String basePath) {
    StringBuilder members = new StringBuilder();
    Json.member(members, navigation.event(), navigation.json(signedFlash, basePath));
    return new Refusal("{" + members + "}");
  }

  /** Makes the client load the page to see an error page. */
  public static Refusal reload(Trust trust, int status) {
    return reload(trust, status, null);
  }

  /** The same, with a sentence for its reader. */
  public static Refusal reload(Trust trust, int status, @Nullable String reason) {
    return new Refusal(
        "{\"reason\":\"reload\",\"status\":%d,\"token\":%s}"
            .formatted(status, Json.quote(trust.pages().reload(status, reason))));
  }
}
