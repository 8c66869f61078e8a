package io.jview.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What other tools make of our libraries' versions, as they were seen in the field. */
class LibrariesTest {

  private static final Build BUILD = new Build("1.2", "12.1.14", "3.2.4");

  private final Map<String, String> others = new HashMap<>();

  private @Nullable String problem() {
    return new Libraries(
            BUILD,
            type -> {
              for (Map.Entry<String, String> other : others.entrySet()) {
                if (type.startsWith(other.getKey())) {
                  if (other.getValue().isEmpty()) {
                    throw new NoClassDefFoundError(type);
                  }
                  return other.getValue();
                }
              }
              return type.startsWith("org.eclipse")
                  ? "12.1.14"
                  : type.startsWith("tools") ? "3.2.4" : "2.22";
            })
        .problem();
  }

  @Test
  void thoseOfThisBuildFit() {
    assertThatCode(Libraries::check).doesNotThrowAnyException();
    assertThat(problem()).isNull();
  }

  @Test
  void thoseOfSpringBoot4Fit() {
    others.put("org.eclipse", "12.1.10");
    others.put("tools", "3.1.4");
    others.put("com.fasterxml", "2.21");
    assertThat(problem()).isNull();
  }

  @Test
  void anotherJettyIsNamedWithTheWayOut() {
    others.put("org.eclipse.jetty.io", "12.0.29");
    assertThat(problem())
        .isEqualTo(
            "JView 1.2 needs Jetty 12.1, but org.eclipse.jetty.io.EndPoint is of Jetty 12.0.29:"
                + " have org.eclipse.jetty:jetty-bom:12.1.14 in your dependencyManagement; with"
                + " Spring Boot, set the property jetty.version");
  }

  @Test
  void aMissingPartOfJettyIsNamed() {
    others.put("org.eclipse.jetty.websocket", "");
    assertThat(problem()).contains("WebSocketMappings is missing: have org.eclipse.jetty");
  }

  @Test
  void oldAnnotationsOfJacksonAreNamedWithTheWayOut() {
    others.put("com.fasterxml", "2.19.2");
    assertThat(problem())
        .startsWith("Jackson 3.2.4 needs jackson-annotations 2.22, but 2.19.2 is there: have")
        .contains("com.fasterxml.jackson.core:jackson-annotations:2.22 in");
  }

  @Test
  void anotherJacksonIsNamed() {
    others.put("tools", "3.0.2");
    assertThat(problem()).contains("needs Jackson 3.1 or newer, but 3.0.2 is there: have");
  }

  @Test
  void whatIsNotKnownIsLetBeAsInAJarOfEverything() {
    Libraries libraries = new Libraries(BUILD, type -> null);
    assertThat(libraries.problem()).isNull();
  }
}
