package io.jview.liveview.socket;

import io.jview.liveview.Params;
import io.jview.liveview.process.Channel;
import io.jview.liveview.process.Refusal;
import io.jview.liveview.process.ViewProcess;
import io.jview.liveview.route.Target;
import io.jview.liveview.services.Services;
import io.jview.liveview.trust.CheckedToken;
import io.jview.liveview.trust.PageTokens;
import io.jview.liveview.view.Mount;
import io.jview.liveview.view.Visitor;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may join, and as what. A page's token holds for its own id only and names its view;
 * any instance can check it.
 */
final class Joins {

  private final Services services;
  private final Visitor visitor;
  private final boolean trusted;

  Joins(Services services, Visitor visitor, boolean trusted) {
    this.services = services;
    this.visitor = visitor;
    this.trusted = trusted;
  }

  /** What may be mounted, and inside of which view. */
  record Admitted(Mount<?> mount, @Nullable ViewProcess<?> parent) {}

  Admitted admit(Frame join, Function<String, @Nullable ViewProcess<?>> views)
      throws JoinRefusedException {
    String id = join.topic().substring(Channel.TOPIC_PREFIX.length());
    String session = join.text("session");
    if (session == null) {
      throw JoinRefusedException.because("stale");
    }
    String redirect = join.text("redirect");
    String url = redirect == null ? join.text("url") : redirect;
    return url == null
        ? child(id, session, join, views)
        : new Admitted(page(id, session, url, join, redirect != null), null);
  }

  private Mount<?> page(String id, String session, String url, Frame join, boolean redirected)
      throws JoinRefusedException {
    CheckedToken claims = claims(services.trust().pages().checkPage(session), id, isFresh(join));
    String base = claims.claims().getOrDefault("base", "");
    Target target;
    try {
      target = services.routes().find(url, base);
    } catch (IllegalArgumentException malformed) {
      throw reload(400);
    }
    if (target == null || !target.group().name().equals(claims.claim("group"))) {
      throw JoinRefusedException.because(redirected ? "unauthorized" : "stale");
    }
    if (!redirected && !target.viewKey().equals(claims.claim("view"))) {
      throw JoinRefusedException.because("stale");
    }
    return Mount.at(target, connectParams(join), visitor, flash(id, join, redirected), base);
  }

  /** Messages that came with a navigation, or that the plain page showed, at its first join. */
  private Map<String, String> flash(String id, Frame join, boolean redirected) {
    String along = join.text("flash");
    if (along != null) {
      return services.trust().flash().verify(along);
    }
    String fromPage = join.text("static");
    return fromPage == null || redirected || !isFresh(join)
        ? Map.of()
        : services.trust().pages().shownFlash(id, fromPage);
  }

  /** Whether the page was loaded just now: it has not been joined yet. */
  private static boolean isFresh(Frame join) {
    return join.payload().get("params") instanceof Map<?, ?> params
        && params.get("_mounts") instanceof Long mounts
        && mounts == 0;
  }

  private Admitted child(
      String id, String session, Frame join, Function<String, @Nullable ViewProcess<?>> views)
      throws JoinRefusedException {
    CheckedToken claims = claims(services.trust().pages().checkChild(session), id, false);
    ViewProcess<?> parent = views.apply(Channel.TOPIC_PREFIX + claims.claim("parent"));
    Mount<?> mount = parent == null ? null : parent.nested(id, connectParams(join));
    if (mount == null) {
      throw JoinRefusedException.because("no such child");
    }
    return new Admitted(mount, parent);
  }

  private Params connectParams(Frame join) {
    return ConnectParams.read(join, services.log());
  }

  private CheckedToken claims(CheckedToken checked, String id, boolean fresh)
      throws JoinRefusedException {
    if (checked.hasUnknownKey()) {
      throw unknownKey(fresh);
    }
    if (!trusted) {
      throw JoinRefusedException.because("session changed");
    }
    if (!checked.isValid() || !id.equals(checked.claim("id"))) {
      throw JoinRefusedException.because("stale");
    }
    return checked;
  }

  /**
   * A page that has lived already may be older than this instance, so it is loaded anew, after a
   * while. One that was loaded just now comes from an instance with another secret, and would be
   * loaded anew for ever.
   */
  private JoinRefusedException unknownKey(boolean fresh) {
    if (!fresh) {
      return JoinRefusedException.because("unknown key");
    }
    services
        .log()
        .error(
            "A page that was loaded just now is signed with a secret that this instance does not"
                + " have, and gets an error page. Start all instances with the same JVIEW_SECRET");
    return reload(PageTokens.MISMATCH);
  }

  private JoinRefusedException reload(int status) {
    return new JoinRefusedException(Refusal.reload(services.trust(), status));
  }
}
