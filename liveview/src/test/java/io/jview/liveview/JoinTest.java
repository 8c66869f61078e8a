package io.jview.liveview;

import static io.jview.liveview.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JoinTest {

  private final ScriptedView view = new ScriptedView();
  private final LiveRuntime runtime = TestRuntimes.of("/page", view);

  @Test
  void aPageIsRenderedWithWhatItsSocketNeeds() throws Exception {
    Wire wire = Wire.at(runtime, "/page");

    assertThat(wire.root().id()).startsWith("phx-");
    assertThat(wire.root().attr("data-phx-session")).isNotEmpty();
    assertThat(wire.root().attr("data-phx-static")).isNotEmpty();
    assertThat(wire.root().html()).isEqualTo("<p>mounted</p>");
  }

  @Test
  void aJoinIsAnsweredWithTheTreeAndTheClientsVersion() throws Exception {
    Wire wire = Wire.at(runtime, "/page");

    JsonNode response = wire.join("/page");

    assertThat(response)
        .isEqualTo(
            json("{'rendered':{'s':['<p>','</p>'],'0':'mounted'},'liveview_version':'1.2.12'}"));
  }

  @Test
  void anEventIsAnsweredWithWhatItChanged() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");

    assertThat(wire.click("up")).isEqualTo(json("{'diff':{'0':'up'}}"));
    assertThat(wire.click("up")).isEqualTo(json("{}"));
    assertThat(view.log).isEqualTo(List.of("up", "up"));
  }
}
