package io.jview.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.e2e.hostile.attack.Attack;
import io.jview.e2e.hostile.attack.Attacks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a stranger does, a server with little memory lives, honest browsers are answered in
 * time, and what the stranger held is free once he has left. {@code -Djview.hostile=60s} lets each
 * attack last longer, {@code -Djview.hostile.only=…} picks some by a pattern.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTest {

  private static final Duration LENGTH =
      Duration.parse("PT" + System.getProperty("jview.hostile", "2s"));
  private static final Pattern ONLY = Pattern.compile(System.getProperty("jview.hostile.only", ""));

  private Measure measure;

  static List<Attack> attacks() {
    return Attacks.all().stream().filter(attack -> ONLY.matcher(attack.name()).find()).toList();
  }

  @BeforeAll
  void start() throws IOException {
    measure = new Measure(LENGTH);
    System.out.println(Outcome.HEAD);
  }

  @AfterAll
  void end() throws InterruptedException {
    measure.close();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @Timeout(300)
  void honestBrowsersHardlyNoticeAnAttack(Attack attack) throws Exception {
    Outcome outcome = measure.of(attack);
    System.out.println(outcome);
    assertThat(outcome).matches(Outcome::isBorne, "is borne");
  }
}
