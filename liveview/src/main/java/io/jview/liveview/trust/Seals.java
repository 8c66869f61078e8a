package io.jview.liveview.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept outside of the process, so that whoever can read or write there learns and
 * changes nothing: {@code 1, key id, nonce, AES-GCM}. What it is kept under is authenticated too: a
 * value that was moved is none. Thread-safe.
 */
public final class Seals {

  private static final byte VERSION = 1;
  private static final int ID_CHARS = 12;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD = 1 + ID_CHARS + NONCE;

  private final String current;
  private final Map<String, SecretKeySpec> keys = new HashMap<>();
  private final RandomGenerator random;

  Seals(SigningKeys signing, RandomGenerator random) {
    this.current = signing.current();
    this.random = random;
    for (String id : signing.ids()) {
      keys.put(id, new SecretKeySpec(signing.derived(id, "kept state"), "AES"));
    }
  }

  /**
   * Encrypts.
   *
   * @param under what it is kept under
   */
  public byte[] seal(String under, byte[] plain) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, under).doFinal(plain);
      return ByteBuffer.allocate(HEAD + sealed.length)
          .put(VERSION)
          .put(current.getBytes(US_ASCII))
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is in every Java", impossible);
    }
  }

  /** Decrypts; empty where no instance with a secret of ours has sealed it for this place. */
  public Optional<byte[]> open(String under, byte[] sealed) {
    if (sealed.length <= HEAD || sealed[0] != VERSION) {
      return Optional.empty();
    }
    String id = new String(sealed, 1, ID_CHARS, US_ASCII);
    if (!keys.containsKey(id)) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE];
    System.arraycopy(sealed, 1 + ID_CHARS, nonce, 0, NONCE);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, id, nonce, under);
      return Optional.of(cipher.doFinal(sealed, HEAD, sealed.length - HEAD));
    } catch (GeneralSecurityException forged) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String id, byte[] nonce, String under)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, keys.get(id), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(under.getBytes(UTF_8));
    return cipher;
  }
}
