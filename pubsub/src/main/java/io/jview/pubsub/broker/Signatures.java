package io.jview.pubsub.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.json.JsonScan;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs what goes out and checks what comes in, by secrets that the instances share. A frame's last
 * member is {@code "sig"}: HMAC-SHA256 of the frame as it is without that member, in base64url.
 * Without a secret nothing is signed or checked. Immutable; any thread may call it.
 */
public final class Signatures {

  /** Signs nothing and accepts everything. */
  public static final Signatures NONE = new Signatures(List.of(), true);

  private static final int LEAST_SECRET_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final byte[] BEGINNING = ",\"sig\":\"".getBytes(US_ASCII);
  private static final byte[] END = "\"}".getBytes(US_ASCII);
  private static final int TEXT_BYTES = 43;
  private static final int ALL_BYTES = BEGINNING.length + TEXT_BYTES + END.length;

  private final List<SecretKeySpec> keys;
  private final boolean acceptsUnsigned;

  private Signatures(List<SecretKeySpec> keys, boolean acceptsUnsigned) {
    this.keys = keys;
    this.acceptsUnsigned = acceptsUnsigned;
  }

  /**
   * Makes those of some secrets.
   *
   * @param secrets signs with the first one, and accepts any
   * @param acceptsUnsigned whether frames without a signature are accepted as well
   */
  public static Signatures of(List<String> secrets, boolean acceptsUnsigned) {
    return new Signatures(secrets.stream().map(Signatures::key).toList(), acceptsUnsigned);
  }

  /**
   * Makes a key of a secret.
   *
   * @throws IllegalArgumentException if it is too short; the text does not hold it
   */
  private static SecretKeySpec key(String secret) {
    byte[] bytes = secret.getBytes(UTF_8);
    if (bytes.length < LEAST_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "a secret of signedFrames has at least "
              + LEAST_SECRET_BYTES
              + " bytes, this one has "
              + bytes.length
              + "; 'openssl rand -base64 48' makes a good one");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  /** Signs a frame. */
  public byte[] sign(byte[] frame) {
    if (keys.isEmpty()) {
      return frame;
    }
    int body = frame.length - 1;
    byte[] signed = Arrays.copyOf(frame, body + ALL_BYTES);
    int text = body + BEGINNING.length;
    System.arraycopy(BEGINNING, 0, signed, body, BEGINNING.length);
    System.arraycopy(signature(keys.getFirst(), frame, body), 0, signed, text, TEXT_BYTES);
    System.arraycopy(END, 0, signed, text + TEXT_BYTES, END.length);
    return signed;
  }

  /** Why a frame is not accepted; null where it is. */
  @Nullable String refusal(byte[] frame) {
    if (keys.isEmpty()) {
      return null;
    }
    int body = body(frame);
    if (body == frame.length - 1) {
      return acceptsUnsigned ? null : "it is not signed, so none of our instances has sent it";
    }
    int text = body + BEGINNING.length;
    byte[] given = Arrays.copyOfRange(frame, text, text + TEXT_BYTES);
    boolean genuine = false;
    for (SecretKeySpec key : keys) {
      genuine |= MessageDigest.isEqual(signature(key, frame, body), given);
    }
    return genuine ? null : "it is signed with a secret that is not ours";
  }

  /** Where a frame's other members end: its last brace, or the comma ahead of its signature. */
  static int body(byte[] frame) {
    int body = frame.length - ALL_BYTES;
    int text = body + BEGINNING.length;
    int end = text + TEXT_BYTES;
    boolean signed =
        body > 0
            && Arrays.equals(frame, body, text, BEGINNING, 0, BEGINNING.length)
            && JsonScan.plain(frame, text, end) == end
            && Arrays.equals(frame, end, frame.length, END, 0, END.length);
    return signed ? body : frame.length - 1;
  }

  private static byte[] signature(SecretKeySpec key, byte[] frame, int body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(frame, 0, body);
      mac.update((byte) '}');
      return TEXT.encode(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
