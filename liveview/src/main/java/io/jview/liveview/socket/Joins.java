package io.jview.liveview.socket;

import io.jview.liveview.Params;
import io.jview.liveview.keep.PageIdentity;
import io.jview.liveview.process.Admitted;
import io.jview.liveview.process.Channel;
import io.jview.liveview.process.JoinRefusedException;
import io.jview.liveview.process.Refusal;
import io.jview.liveview.process.ViewProcess;
import io.jview.liveview.route.Target;
import io.jview.liveview.services.Services;
import io.jview.liveview.text.Names;
import io.jview.liveview.trust.CheckedToken;
import io.jview.liveview.trust.PageClaims;
import io.jview.liveview.trust.PageTokens;
import io.jview.liveview.view.Mount;
import io.jview.liveview.view.Visitor;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may join, and as what. A page's token holds for its own id only, and says where it
 * was found and whose it is; any instance can check it.
 */
final class Joins {

  private static final String WRONG_ADDRESS =
      "The server does not know the address that this page was loaded from";

  private final Services services;
  private final Visitor visitor;
  private final boolean trusted;

  Joins(Services services, Visitor visitor, boolean trusted) {
    this.services = services;
    this.visitor = visitor;
    this.trusted = trusted;
  }

  Admitted admit(String id, Map<?, ?> join, Function<String, @Nullable ViewProcess> views)
      throws JoinRefusedException {
    String session = text(join, "session");
    if (session == null) {
      throw JoinRefusedException.because("stale");
    }
    String redirect = text(join, "redirect");
    String url = redirect == null ? text(join, "url") : redirect;
    return url == null
        ? child(id, session, join, views)
        : page(id, session, url, join, redirect != null);
  }

  private static @Nullable String text(Map<?, ?> join, String name) {
    return join.get(name) instanceof String text ? text : null;
  }

  private Admitted page(String id, String session, String url, Map<?, ?> join, boolean redirected)
      throws JoinRefusedException {
    PageClaims page = PageClaims.of(claims(services.trust().pages().checkPage(session), id, join));
    if (!page.owner().equals(visitor.owner(services.owners(), id))) {
      throw JoinRefusedException.because("session changed");
    }
    Target target;
    try {
      target = services.routes().find(url, page.basePath());
    } catch (IllegalArgumentException malformed) {
      throw reload(400, null);
    }
    if (target == null || !target.group().name().equals(page.group())) {
      throw redirected ? JoinRefusedException.because("unauthorized") : stale(join, page, url);
    }
    boolean known = services.routes().isAnotherWayTo(target, page.route());
    if (!redirected && !known && !hasReloaded(join)) {
      throw JoinRefusedException.because("stale");
    }
    Map<String, String> flash = flash(id, join, redirected);
    Mount<?> mount = Mount.at(target, connectParams(join), visitor, flash, page.basePath());
    String view = target.group().name() + "\0" + target.viewKey();
    return new Admitted(
        mount, null, new PageIdentity(id, page.owner(), view, joins(join)), redirected);
  }

  /**
   * A page whose address leads elsewhere now is loaded anew. Where that has been done already, the
   * addresses of pages and of the socket never agree, and the page would be loaded anew for ever.
   */
  private JoinRefusedException stale(Map<?, ?> join, PageClaims page, String url) {
    if (!hasReloaded(join)) {
      return JoinRefusedException.because("stale");
    }
    services
        .log()
        .error(
            "A page that was loaded just now as \"{}\" has its socket ask for \"{}\", where this"
                + " instance has no such page, and gets an error page. If a proxy changes the path"
                + " of pages, have it send X-Forwarded-Prefix, or give the site that base path",
            Names.shortened(page.path()),
            Names.shortened(url));
    return reload(500, WRONG_ADDRESS);
  }

  /** Messages that came with a navigation, or that the plain page showed, at its first join. */
  private Map<String, String> flash(String id, Map<?, ?> join, boolean redirected) {
    String along = text(join, "flash");
    if (along != null) {
      return services.trust().flash().verify(along);
    }
    String fromPage = text(join, "static");
    return fromPage == null || redirected || !isFresh(join)
        ? Map.of()
        : services.trust().pages().shownFlash(id, fromPage);
  }

  /** Whether the page was loaded just now: it has not been joined yet. */
  private static boolean isFresh(Map<?, ?> join) {
    return Long.valueOf(0).equals(param(join, "_mounts"));
  }

  /** How often the browser says that it has joined before. */
  private static long joins(Map<?, ?> join) {
    return param(join, "_mounts") instanceof Long mounts ? Math.max(0, mounts) : 0;
  }

  /** Whether the page has been loaded anew because it could not be joined, and still cannot. */
  private static boolean hasReloaded(Map<?, ?> join) {
    return isFresh(join) && param(join, "_reloads") instanceof Long reloads && reloads > 0;
  }

  private static @Nullable Object param(Map<?, ?> join, String name) {
    return join.get("params") instanceof Map<?, ?> params ? params.get(name) : null;
  }

  private Admitted child(
      String id, String session, Map<?, ?> join, Function<String, @Nullable ViewProcess> views)
      throws JoinRefusedException {
    CheckedToken claims = claims(services.trust().pages().checkChild(session), id, join);
    ViewProcess parent = views.apply(Channel.TOPIC_PREFIX + claims.claim("parent"));
    Mount<?> mount = parent == null ? null : parent.nested(id, connectParams(join));
    PageIdentity outer = parent == null ? null : parent.page();
    if (mount == null || outer == null) {
      throw JoinRefusedException.because("no such child");
    }
    String view = mount.view().getClass().getName();
    return new Admitted(mount, parent, outer.nested(id, view, joins(join)), false);
  }

  private Params connectParams(Map<?, ?> join) {
    return ConnectParams.read(join, services.log());
  }

  private CheckedToken claims(CheckedToken checked, String id, Map<?, ?> join)
      throws JoinRefusedException {
    if (checked.hasUnknownKey()) {
      throw unknownKey(isFresh(join));
    }
    if (!trusted) {
      throw JoinRefusedException.because(
          visitor.cookie().isEmpty() ? "no session" : "session changed");
    }
    if (!checked.isValid() || !id.equals(checked.claim("id"))) {
      throw hasReloaded(join) ? unusable() : JoinRefusedException.because("stale");
    }
    return checked;
  }

  private JoinRefusedException unusable() {
    services
        .log()
        .error(
            "A page that was loaded just now has a token that is too old or of another page, and"
                + " gets an error page. A cache in between may keep pages, or a clock be wrong");
    return reload(500, null);
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
    return reload(PageTokens.MISMATCH, null);
  }

  private JoinRefusedException reload(int status, @Nullable String reason) {
    return new JoinRefusedException(Refusal.reload(services.trust(), status, reason));
  }
}
