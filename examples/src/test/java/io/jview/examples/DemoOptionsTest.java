package io.jview.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {

  @Test
  void nothingSaidMeansThisMachineOnPort8000InMemory() {
    assertThat(DemoOptions.parse())
        .isEqualTo(new DemoOptions("127.0.0.1", 8000, "memory", 1, false));
  }

  @Test
  void everyOptionIsTaken() {
    assertThat(DemoOptions.parse("--host", "::1", "--pubsub", "memory", "--port", "0"))
        .isEqualTo(new DemoOptions("::1", 0, "memory", 1, false));
  }

  @Test
  void theEnvironmentSaysWhatTheCommandLineDoesNot() {
    Map<String, String> environment = Map.of("JVIEW_PUBSUB", "redis://:secret@redis");
    assertThat(DemoOptions.parse(environment).pubsub()).isEqualTo("redis://:secret@redis");
    assertThat(DemoOptions.parse(environment, "--pubsub", "memory").pubsub()).isEqualTo("memory");
    assertThat(DemoOptions.parse(Map.of("JVIEW_PUBSUB", "")).pubsub()).isEqualTo("memory");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse(Map.of("JVIEW_PUBSUB", "redsi://:secret@redis")))
        .withMessageContaining("redsi")
        .withMessageNotContaining("secret");
  }

  @Test
  void helpWinsOverWhatFollows() {
    assertThat(DemoOptions.parse("--port", "9000", "--help", "--nonsense").help()).isTrue();
    assertThat(DemoOptions.parse("-h").help()).isTrue();
  }

  @Test
  void theHelpNamesEveryOption() {
    assertThat(DemoOptions.HELP)
        .contains("--port", "--host", "--pubsub", "--instances", "--help", "memory");
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse("--prot", "9000"))
        .withMessage("Unknown option --prot; --help lists the options");
  }

  @Test
  void aMissingValueIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse("--port"))
        .withMessageStartingWith("--port needs a value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse("--host", "--port", "1"))
        .withMessageStartingWith("--host needs a value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eighty", "-1", "65536", "8000x", "99999999999"})
  void whatIsNoPortIsNamed(String port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse("--port", port))
        .withMessage("--port needs a number from 0 to 65535, not " + port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65", "three", "-3"})
  void whatIsNoNumberOfInstancesIsNamed(String instances) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse("--instances", instances))
        .withMessage("--instances needs a number from 1 to 64, not " + instances);
  }

  @Test
  void severalInstancesNeedWhatTheyCanShareInEitherOrder() {
    assertThat(DemoOptions.parse("--instances", "3", "--pubsub", "redis://localhost").instances())
        .isEqualTo(3);
    assertThat(DemoOptions.parse("--instances", "1").instances()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse("--instances", "2"))
        .withMessage(
            "--instances needs what they can share: add --pubsub, such as redis://localhost:6379");
  }

  @Test
  void portsPastTheLastOneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                DemoOptions.parse(
                    "--instances", "3", "--port", "65534", "--pubsub", "redis://localhost"))
        .withMessageContaining("go past 65535");
  }

  @Test
  void anUnknownBackendIsToldWithThoseThatAreKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse("--pubsub", "pigeon"))
        .withMessage(
            "Unknown pub/sub backend pigeon; known: memory, redis://HOST:PORT, rediss://HOST:PORT,"
                + " postgresql://HOST/DATABASE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"postgresql://me:secret@db/app", "postgres://db/app", "jdbc:postgresql://db/app"})
  void postgresIsKnownByEachOfItsSchemes(String name) {
    assertThat(DemoOptions.parse("--pubsub", name).pubsub()).isEqualTo(name);
  }

  @Test
  void noPasswordIsRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse("--pubsub", "postgre://me:secret@db/app"))
        .withMessageStartingWith("Unknown pub/sub backend postgre://…;");
  }
}
