package io.jview.liveview.trust;

import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/** All by which a runtime knows its own pages, sessions and browsers again. Thread-safe. */
public final class Trust {

  private final SigningKeys keys;
  private final RandomGenerator random;
  private final Flash flash;
  private final CookieSessions sessions;
  private final PageTokens pages;
  private final UserTokens users;
  private final KeptTokens kept;
  private final Seals seals;

  /**
   * Makes one.
   *
   * @param secrets the first one signs, all verify
   * @param sessionCookie the name of the session's cookie
   * @throws IllegalArgumentException if a secret is too short, which the message does not hold, or
   *     the name is none
   */
  public Trust(
      List<String> secrets, String sessionCookie, InstantSource clock, RandomGenerator random) {
    this.keys = SigningKeys.of(secrets);
    this.random = random;
    Tokens tokens = new Tokens(keys, clock);
    this.flash = new Flash(tokens);
    this.sessions = new CookieSessions(tokens, new Csrf(random), sessionCookie);
    this.pages = new PageTokens(tokens, flash);
    this.users = new UserTokens(tokens);
    this.kept = new KeptTokens(tokens);
    this.seals = new Seals(keys, random);
  }

  public Flash flash() {
    return flash;
  }

  public CookieSessions sessions() {
    return sessions;
  }

  public PageTokens pages() {
    return pages;
  }

  public UserTokens users() {
    return users;
  }

  public KeptTokens kept() {
    return kept;
  }

  public Seals seals() {
    return seals;
  }

  /** The ids of the keys, see {@link SigningKeys#ids}. */
  public List<String> keyIds() {
    return keys.ids();
  }

  /** A text that nobody guesses and nobody else has. */
  public String freshId() {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
