package io.jview.examples.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandsViewTest {

  private final LiveViewTest site =
      LiveViewTest.builder().live("/sink/commands", new CommandsView()).build();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void whatACommandPushesComesToTheView() {
    try (LivePage page = site.open("/sink/commands")) {
      page.click("#save").click("#save");
      assertThat(page.text("#saved")).isEqualTo("2");

      page.click("#note-Bread button");
      assertThat(page.elements("#notes li").eachAttr("id"))
          .containsExactly("note-Tea", "note-Salt");
    }
  }

  @Test
  void whatTheClientDoesByItselfIsNotSeenByTheServer() {
    try (LivePage page = site.open("/sink/commands")) {
      String before = page.html();
      page.click("#menu-button").click("#mark").click("#lock");
      assertThat(page.html()).isEqualTo(before);
    }
  }

  @Test
  void theAddressNamesTheTab() {
    try (LivePage page = site.open("/sink/commands?tab=second")) {
      assertThat(page.text("#tab")).isEqualTo("second");
      page.click("#replace");
      assertThat(page.text("#tab")).isEqualTo("third");
    }
  }
}
