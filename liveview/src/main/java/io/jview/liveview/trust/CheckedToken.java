package io.jview.liveview.trust;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a token says; nothing unless it is valid. */
public final class CheckedToken {

  private final Verdict verdict;
  private final Map<String, String> claims;

  private CheckedToken(Verdict verdict, Map<String, String> claims) {
    this.verdict = verdict;
    this.claims = claims;
  }

  /** How a token was found. */
  enum Verdict {
    VALID,
    EXPIRED,
    /** Made with a secret that this instance does not have. */
    UNKNOWN_KEY,
    FORGED
  }

  static CheckedToken valid(Map<String, String> claims) {
    return new CheckedToken(Verdict.VALID, claims);
  }

  static CheckedToken failed(Verdict verdict) {
    return new CheckedToken(verdict, Map.of());
  }

  public boolean isValid() {
    return verdict == Verdict.VALID;
  }

  public boolean hasUnknownKey() {
    return verdict == Verdict.UNKNOWN_KEY;
  }

  /** A claim, or null where the token does not make it. */
  public @Nullable String claim(String name) {
    return claims.get(name);
  }

  Map<String, String> claims() {
    return claims;
  }
}
