package io.jview.liveview.trust;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What instances tell each other of a user to send away, signed. Thread-safe. */
public final class UserTokens {

  private static final String PURPOSE = "disconnect";

  private final Tokens tokens;

  UserTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  public String sign(String user) {
    return tokens.sign(PURPOSE, Map.of("user", user));
  }

  /** The user, or null where no instance with a secret of ours has signed it within a day. */
  public @Nullable String verify(String token) {
    return tokens.check(PURPOSE, token, Tokens.BRIEF).claim("user");
  }
}
