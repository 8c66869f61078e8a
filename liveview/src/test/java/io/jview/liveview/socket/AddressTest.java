package io.jview.liveview.socket;

import static io.jview.liveview.fixture.Wire.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address and a form may hold, and what becomes of it. */
class AddressTest {

  private static final String MANY = "a&".repeat(1_000);

  private final ScriptedView view = new ScriptedView();

  @ParameterizedTest
  @ValueSource(strings = {"long", "many"})
  void anAddressThatIsTooLongIsRefusedOnEveryWay(String which) throws Exception {
    String address = "/page?" + (which.equals("long") ? "x".repeat(16_384) : MANY);
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");

    assertThat(new Wire(wire.runtime).get(address).status()).isEqualTo(400);
    for (String member : new String[] {"url", "redirect"}) {
      assertThat(
              response(wire.join(wire.topic(), wire.joinPayload(member, address)))
                  .get("status")
                  .asInt())
          .isEqualTo(400);
    }
    wire.join("/page");
    assertThat(wire.call("live_patch", "{\"url\":\"" + address + "\"}").has("link_redirect"))
        .isTrue();
  }

  @Test
  void aFormWithTooManyFieldsIsIgnored() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");
    wire.join("/page");
    String form = "{\"type\":\"form\",\"event\":\"save\",\"value\":\"%s\"}";

    wire.call("event", form.formatted(MANY));
    wire.call("event", form.formatted("a=1&b=2"));

    assertThat(view.log).containsExactly("save");
  }

  @Test
  void anEventWithAVeryLongNameIsIgnored() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");
    wire.join("/page");

    wire.click("x".repeat(1_001));
    wire.click("y");

    assertThat(view.log).containsExactly("y");
  }

  @Test
  void whatAnAddressSaidIsLetGoOnceTheViewIsMounted() throws Exception {
    AtomicReference<WeakReference<Params>> given = new AtomicReference<>();
    ScriptedView looking =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            given.set(new WeakReference<>(params));
            return "mounted";
          }
        };
    Wire wire = Wire.at(TestRuntimes.of("/page", looking), "/page");
    wire.join("/page?a=1");

    await()
        .until(
            () -> {
              System.gc();
              return given.get().get() == null;
            });
    assertThat(wire.click("up").has("diff")).as("the view lives").isTrue();
  }
}
