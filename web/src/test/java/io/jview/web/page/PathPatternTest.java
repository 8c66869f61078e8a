package io.jview.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.web.Response;
import io.jview.web.Site;
import io.jview.web.SiteBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

  @Test
  void parametersAreDecoded() throws Exception {
    PathPattern pattern = PathPattern.parse("/chat/{room}/user/{id}");

    assertThat(pattern.match("/chat/caf%C3%A9/user/7"))
        .containsEntry("room", "café")
        .containsEntry("id", "7");
    assertThat(pattern.match("/chat/a/user/7/")).containsEntry("id", "7");
    assertThat(pattern.match("/chat/a/user")).isNull();
    assertThat(pattern.match("/chat//user/7")).isNull();
    assertThat(pattern.match("*")).isNull();
  }

  @Test
  void theStartPageIsASlash() throws Exception {
    assertThat(PathPattern.parse("/").match("/")).isEmpty();
    assertThat(PathPattern.parse("/").match("/x")).isNull();
    assertThat(PathPattern.parse("/{name}").match("/")).isNull();
  }

  @Test
  void moreExactPatternsComeFirst() {
    List<String> sorted =
        List.of("/{a}/b", "/x/{b}", "/x/y", "/{a}/{b}").stream()
            .map(PathPattern::parse)
            .sorted()
            .map(PathPattern::text)
            .toList();
    assertThat(sorted).containsExactly("/x/y", "/x/{b}", "/{a}/b", "/{a}/{b}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "chat", "//chat", "/chat/{room", "/a{b}", "/{a}/{a}", "/{}", "/{a-b}"})
  void aMalformedPatternIsToldAtOnce(String pattern) {
    assertThatThrownBy(() -> PathPattern.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + pattern + "\"");
  }

  @Test
  void twoThingsOnOnePathAreRefused() {
    SiteBuilder site = Site.builder().get("/chat/{room}", request -> Response.empty(204));
    assertThatThrownBy(() -> site.get("/chat/{name}", request -> Response.empty(204)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/chat/{room}")
        .hasMessageContaining("/chat/{name}");
    assertThat(site.post("/chat/{name}", request -> Response.empty(204))).isSameAs(site);
  }
}
