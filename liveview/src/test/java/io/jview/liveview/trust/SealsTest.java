package io.jview.liveview.trust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealsTest {

  private static final String OLD = "an old secret of more than 32 bytes in all";
  private static final String NEW = "a new secret of more than 32 bytes in all";
  private static final byte[] PLAIN = "what nobody is to read".getBytes(ISO_8859_1);

  private static Seals of(String... secrets) {
    return new Trust(List.of(secrets), "_s", InstantSource.system(), new SecureRandom()).seals();
  }

  @Test
  void whatWasSealedIsOpenedAndUnreadableOtherwise() {
    byte[] sealed = of(OLD).seal("place", PLAIN);

    assertThat(of(OLD).open("place", sealed)).contains(PLAIN);
    assertThat(new String(sealed, ISO_8859_1)).doesNotContain("nobody");
    assertThat(of(OLD).seal("place", PLAIN)).as("never twice the same").isNotEqualTo(sealed);
  }

  @Test
  void whileSecretsChangeBothAreOpened() {
    assertThat(of(NEW, OLD).open("place", of(OLD).seal("place", PLAIN))).contains(PLAIN);
    assertThat(of(OLD, NEW).open("place", of(NEW, OLD).seal("place", PLAIN))).contains(PLAIN);
  }

  @Test
  void whatIsForeignMovedChangedOrCutIsNotOpened() {
    byte[] sealed = of(OLD).seal("place", PLAIN);

    assertThat(of(NEW).open("place", sealed)).isEmpty();
    assertThat(of(OLD).open("elsewhere", sealed)).isEmpty();
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThat(of(OLD).open("place", changed)).as("byte %d", i).isEmpty();
      assertThat(of(OLD).open("place", Arrays.copyOf(sealed, i))).as("cut at %d", i).isEmpty();
    }
  }
}
