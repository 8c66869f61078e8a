package io.jview.pubsub.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

  private static final String SECRET = "a secret of the instances, 32 bytes and more";
  private static final String OTHER = "another secret that has as many bytes at least";
  private static final String FRAME =
      "{\"topic\":\"counter\",\"message\":42,\"origin\":\"o\",\"seq\":7}";

  private final Signatures signatures = Signatures.of(List.of(SECRET), false);

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private String signed(String frame) {
    return new String(signatures.sign(utf8(frame)), UTF_8);
  }

  /** As any program may do it. */
  private static String signature(String secret, String frame) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(utf8(frame)));
  }

  @Test
  void theLastMemberIsTheHmacOfTheFrameAsItIsWithoutIt() throws GeneralSecurityException {
    String withoutBrace = FRAME.substring(0, FRAME.length() - 1);
    assertThat(signed(FRAME))
        .isEqualTo(withoutBrace + ",\"sig\":\"" + signature(SECRET, FRAME) + "\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FRAME,
        "{\"topic\":\"t\",\"message\":{\"sig\":\"x\"}}",
        "{\"topic\":\"t\",\"message\":\"täglich 🎈\"}",
        "{ \"message\" : [ ] , \"topic\" : \"t\" }"
      })
  void whatIsSignedIsAccepted(String frame) {
    assertThat(signatures.refusal(utf8(signed(frame)))).isNull();
    assertThat(Frame.decode(utf8(signed(frame))).topic()).isIn("counter", "t");
  }

  @Test
  void aChangeOfAnyByteIsRefused() {
    byte[] signed = utf8(signed(FRAME));
    for (int i = 0; i < signed.length; i++) {
      byte[] changed = signed.clone();
      changed[i] ^= 1;
      assertThat(signatures.refusal(changed)).as("byte %d", i).isNotNull();
    }
  }

  @Test
  void whatIsAppendedPrependedOrCutIsRefused() {
    String signed = signed(FRAME);
    assertThat(signatures.refusal(utf8(signed + " "))).isNotNull();
    assertThat(signatures.refusal(utf8(" " + signed))).isNotNull();
    assertThat(signatures.refusal(utf8(signed.substring(0, signed.length() - 1)))).isNotNull();
    String more = signed.substring(0, signed.length() - 1) + ",\"message\":43}";
    assertThat(signatures.refusal(utf8(more))).isNotNull();
    assertThat(signatures.refusal(new byte[0])).isNotNull();
    assertThat(signatures.refusal(utf8("}"))).isNotNull();
  }

  @Test
  void whatIsNotSignedOrByAnotherSecretIsRefusedWithTheReason() {
    byte[] foreign = Signatures.of(List.of(OTHER), false).sign(utf8(FRAME));
    assertThat(signatures.refusal(utf8(FRAME))).contains("not signed");
    assertThat(signatures.refusal(foreign)).contains("a secret that is not ours");
  }

  @Test
  void whatIsNotSignedIsAcceptedWhereThatIsAllowedAndForgedIsNot() {
    Signatures lenient = Signatures.of(List.of(SECRET), true);
    assertThat(lenient.refusal(utf8(FRAME))).isNull();
    assertThat(lenient.refusal(Signatures.of(List.of(OTHER), false).sign(utf8(FRAME)))).isNotNull();
  }

  @Test
  void severalSecretsAreAcceptedAndTheFirstOneSigns() {
    Signatures changing = Signatures.of(List.of(OTHER, SECRET), false);
    assertThat(changing.refusal(utf8(signed(FRAME)))).isNull();
    assertThat(signatures.refusal(changing.sign(utf8(FRAME)))).isNotNull();
  }

  @Test
  void withoutASecretAFrameIsItself() {
    byte[] frame = utf8(FRAME);
    assertThat(Signatures.NONE.sign(frame)).isSameAs(frame);
    assertThat(Signatures.NONE.refusal(frame)).isNull();
  }

  @Test
  void aSignedFrameOfOursIsReadWithoutAParserAndWithoutTheSignature() {
    byte[] signed = signatures.sign(utf8(FRAME));
    Frame frame = Frame.decode(signed, "counter", Frame.head("counter"));
    assertThat(frame.sequence()).isEqualTo(7);
    assertThat(frame.origin()).isEqualTo("o");
    assertThat(new String(frame.bytes(), frame.offset(), frame.length(), UTF_8)).isEqualTo("42");
  }

  @Test
  void aShortSecretIsRefusedAndNotShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Signatures.of(List.of("a short secret"), false))
        .withMessageContaining("32 bytes")
        .withMessageContaining("openssl rand")
        .withMessageNotContaining("a short secret");
    assertThat(signatures.toString()).doesNotContain(SECRET);
  }
}
