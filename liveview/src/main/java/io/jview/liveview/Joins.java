package io.jview.liveview;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may join, and as what. A page's token holds for its own id only and names its view;
 * any instance can check it.
 */
final class Joins {

  /** What every view's topic starts with. */
  static final String PREFIX = "lv:";

  /** Where the client keeps the status that a refused join asked to show. */
  static final String RELOAD_COOKIE = "__phoenix_reload_status__";

  private static final String PAGE = "page";
  private static final String STATIC = "static";
  private static final String RELOAD = "reload";
  private static final int MISMATCH = 500;

  private final Services services;
  private final Map<String, String> cookie;
  private final boolean trusted;

  Joins(Services services, Map<String, String> cookie, boolean trusted) {
    this.services = services;
    this.cookie = cookie;
    this.trusted = trusted;
  }

  /** What may be mounted, and inside of which view. */
  record Admitted(Mount<?> mount, @Nullable ViewProcess<?> parent) {}

  static String pageToken(Services services, String id, String viewKey) {
    return services.tokens().sign(PAGE, Map.of("id", id, "view", viewKey));
  }

  /** What the plain page showed once and the joined one shall show too. */
  static String staticToken(Services services, String id, Map<String, String> flash) {
    return services.tokens().sign(STATIC, Map.of("id", id, "flash", services.flash().sign(flash)));
  }

  /** The response that makes the client load the page to see an error page. */
  static String reload(Services services, int status) {
    String token = services.tokens().sign(RELOAD, Map.of("status", Integer.toString(status)));
    return "{\"reason\":\"reload\",\"status\":%d,\"token\":%s}"
        .formatted(status, Json.quote(token));
  }

  /**
   * The status that such a response asked for; 0 for none. That the cookie comes from an instance
   * with another secret is what keeps the page from being joined.
   */
  static int reloadStatus(Services services, @Nullable String cookie) {
    if (cookie == null) {
      return 0;
    }
    var checked = services.tokens().check(RELOAD, cookie, Tokens.BRIEF);
    if (checked.verdict() == Tokens.Verdict.UNKNOWN_KEY) {
      return MISMATCH;
    }
    return Integer.parseInt(checked.claims().getOrDefault("status", "0"));
  }

  Admitted admit(Frame join, Function<String, @Nullable ViewProcess<?>> views)
      throws JoinRefusedException {
    String id = join.topic().substring(PREFIX.length());
    String session = join.text("session");
    if (session == null) {
      throw JoinRefusedException.because("stale");
    }
    String redirect = join.text("redirect");
    String url = redirect == null ? join.text("url") : redirect;
    return url == null
        ? child(id, session, views)
        : new Admitted(page(id, session, url, join, redirect != null), null);
  }

  private Mount<?> page(String id, String session, String url, Frame join, boolean redirected)
      throws JoinRefusedException {
    Map<String, String> claims =
        claims(services.tokens().check(PAGE, session, Tokens.MAX_AGE), id, isFresh(join));
    Routes.Target target;
    try {
      target = services.routes().find(Address.of(url));
    } catch (IllegalArgumentException malformed) {
      throw new JoinRefusedException(reload(services, 400));
    }
    if (redirected && target == null) {
      throw JoinRefusedException.because("unauthorized");
    }
    if (target == null || !(redirected || target.viewKey().equals(claims.get("view")))) {
      throw JoinRefusedException.because("stale");
    }
    Map<String, String> flash = flash(id, join, redirected);
    return new Mount<>(target.view(), target.viewKey(), target.params(), cookie, flash);
  }

  /** Messages that came with a navigation, or that the plain page showed, at its first join. */
  private Map<String, String> flash(String id, Frame join, boolean redirected) {
    String along = join.text("flash");
    if (along != null) {
      return services.flash().verify(along);
    }
    String fromPage = join.text("static");
    if (fromPage == null || redirected || !isFresh(join)) {
      return Map.of();
    }
    var checked = services.tokens().check(STATIC, fromPage, Tokens.MAX_AGE);
    return id.equals(checked.claims().get("id"))
        ? services.flash().verify(checked.claims().getOrDefault("flash", ""))
        : Map.of();
  }

  /** Whether the page was loaded just now: it has not been joined yet. */
  private static boolean isFresh(Frame join) {
    return join.payload().get("params") instanceof Map<?, ?> params
        && params.get("_mounts") instanceof Long mounts
        && mounts == 0;
  }

  private Admitted child(
      String id, String session, Function<String, @Nullable ViewProcess<?>> views)
      throws JoinRefusedException {
    Map<String, String> claims = claims(Children.check(services.tokens(), session), id, false);
    ViewProcess<?> parent = views.apply(PREFIX + claims.getOrDefault("parent", ""));
    Children.Child child = parent == null ? null : parent.children().find(id);
    if (child == null) {
      throw JoinRefusedException.because("no such child");
    }
    return new Admitted(new Mount<>(child.view(), null, child.params(), cookie, Map.of()), parent);
  }

  private Map<String, String> claims(Tokens.Checked checked, String id, boolean fresh)
      throws JoinRefusedException {
    if (checked.verdict() == Tokens.Verdict.UNKNOWN_KEY) {
      throw unknownKey(fresh);
    }
    if (!trusted) {
      throw JoinRefusedException.because("session changed");
    }
    if (!checked.isValid() || !id.equals(checked.claims().get("id"))) {
      throw JoinRefusedException.because("stale");
    }
    return checked.claims();
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
    return new JoinRefusedException(reload(services, MISMATCH));
  }
}
