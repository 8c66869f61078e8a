package io.jview.liveview.route;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Either of the two renders suffices, and one there must be. */
class RegistrationTest {

  private record Plain() implements LiveView<Integer> {
    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return 1;
    }

    @Override
    public Html render(Integer state) {
      return html("plain ${}", state);
    }
  }

  private static class WithContext implements LiveView<Integer> {
    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return 2;
    }

    @Override
    public Html render(Integer state, RenderContext view) {
      return html("context ${}", state);
    }
  }

  private static final class Inheriting extends WithContext {}

  private interface Shared<S> extends LiveView<S> {
    @Override
    default Html render(S state) {
      return html("shared ${}", state.toString());
    }
  }

  private static final class Sharing implements Shared<Integer> {
    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return 3;
    }
  }

  private static final class Mute implements LiveView<Integer> {
    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return 4;
    }
  }

  private static String shown(LiveView<?> view) throws Exception {
    return new Wire(TestRuntimes.of("/page", view)).get("/page").content();
  }

  @Test
  void eitherRenderSuffices() throws Exception {
    assertThat(shown(new Plain())).contains("plain 1");
    assertThat(shown(new WithContext())).contains("context 2");
    assertThat(shown(new Inheriting())).contains("context 2");
    assertThat(shown(new Sharing())).contains("shared 3");
  }

  @Test
  void aViewWithNeitherIsRefusedWhenItIsRegistered() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestRuntimes.builder().live("/mute", new Mute()))
        .withMessage(
            "the view at '/mute', "
                + Mute.class.getName()
                + ", overrides neither render(state) nor render(state, view): it needs one of"
                + " them");
    LiveView<Integer> lambda = (params, session, socket) -> 1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestRuntimes.builder().live("/lambda", lambda));
  }

  @Test
  void aNestedViewWithNeitherIsNamed() {
    LiveView<String> parent =
        new ScriptedView() {
          @Override
          public Html render(String state, RenderContext view) {
            return view.child("inside", new Mute(), Map.of());
          }
        };

    assertThatIllegalStateException()
        .isThrownBy(() -> shown(parent))
        .withMessage(
            Mute.class.getName()
                + " overrides neither render(state) nor render(state, view): it needs one of them");
  }
}
