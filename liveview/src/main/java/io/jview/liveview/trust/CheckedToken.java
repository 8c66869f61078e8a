package io.jview.liveview.trust;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a token says; nothing unless it is valid. */
public final class CheckedToken {

  private final Outcome outcome;
  private final Map<String, String> claims;

  private CheckedToken(Outcome outcome, Map<String, String> claims) {
    this.outcome = outcome;
    this.claims = claims;
  }

  /** How a token was found. */
  enum Outcome {
    VALID,
    EXPIRED,
    /** Made with a secret that this instance does not have. */
    UNKNOWN_KEY,
    FORGED
  }

  static CheckedToken valid(Map<String, String> claims) {
    return new CheckedToken(Outcome.VALID, claims);
  }

  static CheckedToken failed(Outcome outcome) {
    return new CheckedToken(outcome, Map.of());
  }

  public boolean isValid() {
    return outcome == Outcome.VALID;
  }

  public boolean hasUnknownKey() {
    return outcome == Outcome.UNKNOWN_KEY;
  }

  /** A claim, or null where the token does not make it. */
  public @Nullable String claim(String name) {
    return claims.get(name);
  }

  public Map<String, String> claims() {
    return claims;
  }
}
