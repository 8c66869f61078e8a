package io.jview.liveview.trust;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that prove that a form or a socket comes from a page of ours: the secret of the browser's
 * session, masked anew each time, so that its bytes cannot be guessed from compressed pages.
 */
final class Csrf {

  /** Where a session keeps the secret. */
  static final String SECRET = "_csrf";

  private static final int BYTES = 18;

  private final RandomGenerator random;

  Csrf(RandomGenerator random) {
    this.random = random;
  }

  /** The session with a secret of its own, where it had none. */
  Map<String, String> withSecret(Map<String, String> session) {
    if (secret(session) != null) {
      return session;
    }
    Map<String, String> values = new LinkedHashMap<>(session);
    values.put(SECRET, encode(bytes()));
    return values;
  }

  String token(Map<String, String> session) {
    byte[] secret = secret(session);
    byte[] mask = bytes();
    byte[] token = new byte[2 * BYTES];
    for (int i = 0; i < BYTES; i++) {
      token[i] = mask[i];
      token[BYTES + i] = (byte) (secret == null ? mask[i] : mask[i] ^ secret[i]);
    }
    return encode(token);
  }

  boolean isValid(Map<String, String> session, @Nullable String token) {
    byte[] secret = secret(session);
    byte[] masked = decode(token);
    if (secret == null || masked == null || masked.length != 2 * BYTES) {
      return false;
    }
    byte[] claimed = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      claimed[i] = (byte) (masked[i] ^ masked[BYTES + i]);
    }
    return MessageDigest.isEqual(secret, claimed);
  }

  /** Whether it looks like a token, of whatever session. */
  boolean isToken(@Nullable String token) {
    byte[] masked = decode(token);
    return masked != null && masked.length == 2 * BYTES;
  }

  /** Whether nobody has put anything into the session yet. */
  boolean hasSecretOnly(Map<String, String> session) {
    return session.size() == 1 && secret(session) != null;
  }

  private static byte @Nullable [] secret(Map<String, String> session) {
    byte[] secret = decode(session.get(SECRET));
    return secret == null || secret.length != BYTES ? null : secret;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte @Nullable [] decode(@Nullable String text) {
    try {
      return text == null ? null : Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
