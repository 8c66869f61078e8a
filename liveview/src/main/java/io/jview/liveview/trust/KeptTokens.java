package io.jview.liveview.trust;

import java.util.Map;

/**
 * What instances ask and answer each other about pages that keep their state, signed. Thread-safe.
 */
public final class KeptTokens {

  private static final String PURPOSE = "kept";

  private final Tokens tokens;

  KeptTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  public String sign(Map<String, String> words) {
    return tokens.sign(PURPOSE, words);
  }

  /** What was said; nothing where no instance with a secret of ours has signed it within a day. */
  public Map<String, String> read(String token) {
    return tokens.check(PURPOSE, token, Tokens.BRIEF).claims();
  }
}
