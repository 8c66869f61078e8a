package io.jview.liveview.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys made of the configured secrets: the first one signs, all verify. Immutable. */
final class SigningKeys {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_BYTES = 32;
  private static final int ID_BYTES = 9;

  private final String current;
  private final Map<String, SecretKeySpec> byId;

  private SigningKeys(String current, Map<String, SecretKeySpec> byId) {
    this.current = current;
    this.byId = byId;
  }

  /**
   * Makes keys.
   *
   * @param secrets at least one
   * @throws IllegalArgumentException if one is too short; the message does not hold it
   */
  static SigningKeys of(List<String> secrets) {
    Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    for (String secret : secrets) {
      byte[] bytes = secret.getBytes(UTF_8);
      if (bytes.length < MIN_BYTES) {
        throw new IllegalArgumentException(
            "the secret (JVIEW_SECRET) must have at least "
                + MIN_BYTES
                + " bytes, but one has only "
                + bytes.length
                + "; make one with: openssl rand -base64 48");
      }
      SecretKeySpec key = new SecretKeySpec(bytes, ALGORITHM);
      keys.put(id(key), key);
    }
    return new SigningKeys(keys.keySet().iterator().next(), keys);
  }

  /** Tells keys apart without telling anything about them. */
  private static String id(SecretKeySpec key) {
    byte[] mac = mac(key, "jview key id");
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, ID_BYTES));
  }

  /** The id of the key that signs. */
  String current() {
    return current;
  }

  /** The ids of all keys; the first one signs. */
  List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  boolean knows(String id) {
    return byId.containsKey(id);
  }

  /** Makes a key for another purpose of a known one: 32 bytes that tell nothing about it. */
  byte[] derived(String id, String purpose) {
    return mac(known(id), "jview key for\0" + purpose);
  }

  private SecretKeySpec known(String id) {
    SecretKeySpec key = byId.get(id);
    if (key == null) {
      throw new IllegalArgumentException("unknown key");
    }
    return key;
  }

  /** Signs a text with a known key. */
  String sign(String id, String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(known(id), text));
  }

  /** Compares in a time that does not depend on where the two differ. */
  boolean verify(String id, String text, String signature) {
    return knows(id)
        && MessageDigest.isEqual(sign(id, text).getBytes(UTF_8), signature.getBytes(UTF_8));
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(ALGORITHM + " is in every Java", impossible);
    }
  }
}
