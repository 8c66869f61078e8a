package io.jview.liveview.view;

import io.jview.liveview.Peer;
import io.jview.liveview.Session;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.host.Visit;
import io.jview.liveview.route.Target;
import io.jview.liveview.trust.CookieSessions;
import io.jview.liveview.trust.Owners;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a plain page, or of all views of a socket.
 *
 * @param cookie the session cookie's values, the CSRF secret included
 * @param session what views may see of them
 */
public record Visitor(
    Map<String, String> cookie, Session session, Peer peer, @Nullable Principal principal) {

  public static Visitor of(Map<String, String> cookie, Peer peer, @Nullable Principal principal) {
    return new Visitor(cookie, CookieSessions.visible(cookie), peer, principal);
  }

  /** Says whose a page of this visitor is, in a form that holds for that page only. */
  public String owner(Owners owners, String pageId) {
    return owners.of(pageId, session, principal);
  }

  /**
   * Asks the target's group whether the visitor may come in.
   *
   * @throws Exception what keeps that from being decided
   */
  public Verdict ask(Target target) throws Exception {
    Visit visit = new Visit(target.address().path(), target.params(), session, principal, peer);
    Verdict verdict = target.group().admission().ask(visit);
    if (verdict == null) {
      throw new IllegalStateException(
          "the admission of group '" + target.group().name() + "' gave null, which is no verdict");
    }
    return verdict;
  }
}
