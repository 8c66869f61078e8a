package io.jview.liveview.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jview.liveview.LiveView;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.LiveLimits.Addresses;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.text.Address;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

  private final LiveView<?> one = new ScriptedView();
  private final LiveView<?> two = new ScriptedView();

  private static Routes routes(Object... patternsAndViews) {
    List<Registration> views = new ArrayList<>();
    for (int i = 0; i < patternsAndViews.length; i += 2) {
      views.add(
          new Registration(
              RouteGroup.DEFAULT,
              (String) patternsAndViews[i],
              (LiveView<?>) patternsAndViews[i + 1]));
    }
    return Routes.of(views, path -> false, new Addresses(200, 5));
  }

  @Test
  void aParameterIsASegmentDecoded() {
    Target target =
        routes("/chat/{room}", one).find(new Address("/chat/caf%C3%A9%2F+1", "a=b&room=query"));

    assertThat(target.view()).isSameAs(one);
    assertThat(target.params().get("room")).isEqualTo("café/+1");
    assertThat(target.params().get("a")).isEqualTo("b");
  }

  @Test
  void aLiteralWinsOverAParameterWhateverTheOrder() {
    for (Routes routes :
        List.of(
            routes("/chat/{room}", one, "/chat/new", two),
            routes("/chat/new", two, "/chat/{room}", one))) {
      assertThat(routes.find(Address.of("/chat/new")).view()).isSameAs(two);
      assertThat(routes.find(Address.of("/chat/old")).view()).isSameAs(one);
    }
  }

  @Test
  void theFirstLiteralDecides() {
    Routes routes = routes("/{a}/b", one, "/a/{b}", two);

    assertThat(routes.find(Address.of("/a/b")).view()).isSameAs(two);
    assertThat(routes.find(Address.of("/x/b")).view()).isSameAs(one);
  }

  @Test
  void aSlashAtTheEndDoesNotCountAndAnEmptySegmentDoes() {
    Routes routes = routes("/", one, "/a/{b}", two);

    assertThat(routes.find(Address.of("/")).view()).isSameAs(one);
    assertThat(routes.find(Address.of("/a/b/")).view()).isSameAs(two);
    for (String path : List.of("/a", "/a/", "/a//", "//", "/a//b", "a/b", "", "*")) {
      assertThat(routes.find(Address.of(path))).as(path).isNull();
    }
  }

  @Test
  void aViewHasOneKeyOnAllItsPaths() {
    Routes routes = routes("/a", one, "/b", one, "/c", two);

    assertThat(routes.find(Address.of("/b")).viewKey())
        .isEqualTo(routes.find(Address.of("/a")).viewKey())
        .isNotEqualTo(routes.find(Address.of("/c")).viewKey());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "//", "/a//b", "/{}", "/{a b}", "/x{a}", "/{a}/{a}", "/a?b", "/{a"})
  void aMalformedPatternIsNamed(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> routes(pattern, one))
        .withMessageContaining("'" + pattern + "'");
  }

  @Test
  void patternsThatMatchTheSamePathsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> routes("/a/{b}", one, "/a/{c}", two))
        .withMessage("the routes '/a/{b}' and '/a/{c}' match the same paths");
  }

  @Test
  void aPathThatIsNotCorrectlyEncodedIsNamedSo() throws Exception {
    Wire wire = new Wire(TestRuntimes.of("/{a}", one));

    assertThat(wire.get("/%zz").status()).isEqualTo(400);
    assertThat(wire.get("/x?a=%zz").status()).isEqualTo(400);
    assertThat(wire.get("/x/y").status()).isEqualTo(404);
  }
}
