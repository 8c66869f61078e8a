package io.jview.liveview.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.liveview.trust.CheckedToken.Outcome;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signed texts that a browser carries: {@code 1.key.claims.signature}, where the claims are the
 * JSON {@code [seconds, {…}]} in Base64. The signature covers what the token is for, so that one
 * made for one purpose is worth nothing for another. Thread-safe.
 */
final class Tokens {

  /**
   * How long a page can join, and a session lasts. A token that is made in the future is as good as
   * new, and no token is made for less than a day, since clocks of instances may be wrong by hours.
   */
  static final Duration MAX_AGE = Duration.ofDays(14);

  /** How long a token is good whose carrier, a cookie or a message, lives for a moment only. */
  static final Duration BRIEF = Duration.ofDays(1);

  private static final String VERSION = "1";

  private final SigningKeys keys;
  private final InstantSource clock;

  Tokens(SigningKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  String sign(String purpose, Map<String, String> claims) {
    String json = Message.of(List.of(clock.instant().getEpochSecond(), claims)).json();
    String body = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    String key = keys.current();
    String head = VERSION + "." + key + "." + body;
    return head + "." + keys.sign(key, purpose + "\0" + head);
  }

  CheckedToken check(String purpose, String token, Duration maxAge) {
    String[] parts = token.split("\\.", 5);
    if (parts.length != 4 || !parts[0].equals(VERSION)) {
      return CheckedToken.failed(Outcome.FORGED);
    }
    if (!keys.knows(parts[1])) {
      return CheckedToken.failed(Outcome.UNKNOWN_KEY);
    }
    String head = token.substring(0, token.lastIndexOf('.'));
    return keys.verify(parts[1], purpose + "\0" + head, parts[3])
        ? read(parts[2], maxAge)
        : CheckedToken.failed(Outcome.FORGED);
  }

  private CheckedToken read(String body, Duration maxAge) {
    try {
      String json = new String(Base64.getUrlDecoder().decode(body), UTF_8);
      if (Message.fromJson(json).value() instanceof List<?> list
          && list.size() == 2
          && list.get(0) instanceof Long madeAt
          && list.get(1) instanceof Map<?, ?> members) {
        long age = clock.instant().getEpochSecond() - madeAt;
        return age > maxAge.toSeconds() ? CheckedToken.failed(Outcome.EXPIRED) : valid(members);
      }
    } catch (IllegalArgumentException | PubSubException unreadable) {
      return CheckedToken.failed(Outcome.FORGED);
    }
    return CheckedToken.failed(Outcome.FORGED);
  }

  private static CheckedToken valid(Map<?, ?> members) {
    Map<String, String> claims = new LinkedHashMap<>();
    members.forEach((name, value) -> claims.put((String) name, String.valueOf(value)));
    return CheckedToken.valid(claims);
  }
}
