package io.jview.liveview.trust;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signed texts in a page by which its views may join. Each holds for one view's id only; any
 * instance with the secret can check it. Thread-safe.
 */
public final class PageTokens {

  /** Where the client keeps the status that a refused join asked to show. */
  public static final String RELOAD_COOKIE = "__phoenix_reload_status__";

  /** The status of a page whose token this instance cannot check. */
  public static final int MISMATCH = 500;

  private static final String PAGE = "page";
  private static final String CHILD = "child";
  private static final String STATIC = "static";
  private static final String RELOAD = "reload";

  private final Tokens tokens;
  private final Flash flash;

  PageTokens(Tokens tokens, Flash flash) {
    this.tokens = tokens;
    this.flash = flash;
  }

  /** Lets a page's own view join: where it was found, and whose it is. */
  public String page(String id, PageClaims page) {
    return tokens.sign(PAGE, page.claims(id));
  }

  public CheckedToken checkPage(String token) {
    return tokens.check(PAGE, token, Tokens.MAX_AGE);
  }

  /** Lets a nested view join where its parent has joined. */
  public String child(String id, String parentId) {
    return tokens.sign(CHILD, Map.of("id", id, "parent", parentId));
  }

  public CheckedToken checkChild(String token) {
    return tokens.check(CHILD, token, Tokens.MAX_AGE);
  }

  /** Keeps the flash messages that the plain page showed and the joined one shall show too. */
  public String shown(String id, Map<String, String> messages) {
    return tokens.sign(STATIC, Map.of("id", id, "flash", flash.sign(messages)));
  }

  /** Gives those messages; none where the token is not one of that page. */
  public Map<String, String> shownFlash(String id, String token) {
    CheckedToken checked = tokens.check(STATIC, token, Tokens.MAX_AGE);
    return id.equals(checked.claim("id"))
        ? flash.verify(checked.claims().getOrDefault("flash", ""))
        : Map.of();
  }

  /**
   * Asks the page that is loaded next to show an error.
   *
   * @param reason a sentence for its reader; null: the usual one
   */
  public String reload(int status, @Nullable String reason) {
    Map<String, String> claims = new HashMap<>(Map.of("status", Integer.toString(status)));
    if (reason != null) {
      claims.put("reason", reason);
    }
    return tokens.sign(RELOAD, claims);
  }

  /**
   * What such a token asks for; null for nothing. That the cookie comes from an instance with
   * another secret is what keeps the page from being joined.
   */
  public @Nullable AskedError askedError(@Nullable String cookie) {
    if (cookie == null) {
      return null;
    }
    CheckedToken checked = tokens.check(RELOAD, cookie, Tokens.BRIEF);
    if (checked.hasUnknownKey()) {
      return new AskedError(MISMATCH, null);
    }
    String status = checked.claim("status");
    return status == null
        ? null
        : new AskedError(Integer.parseInt(status), checked.claim("reason"));
  }

  /**
   * The error page that a refused join has asked for.
   *
   * @param reason a sentence for its reader; null: the usual one
   */
  public record AskedError(int status, @Nullable String reason) {}
}
