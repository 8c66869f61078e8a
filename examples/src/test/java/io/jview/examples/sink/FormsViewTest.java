package io.jview.examples.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import io.jview.web.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FormsViewTest {

  private final LiveViewTest site =
      LiveViewTest.of(
          Site.builder()
              .live("/sink/forms", new FormsView())
              .post("/sink/forms", FormsSite::order)
              .live("/sink/parts", new PartsView())
              .build());

  @AfterEach
  void close() {
    site.close();
  }

  private static Map<String, String> complete(String... more) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("customer", "Ada");
    typed.put("address[city]", "Graz");
    for (int i = 0; i < more.length; i += 2) {
      typed.put(more[i], more[i + 1]);
    }
    return typed;
  }

  @Test
  void errorsAreShownWhereTheUserHasBeen() {
    try (LivePage page = site.open("/sink/forms")) {
      page.change("#purchase", Map.of("customer", " "));
      assertThat(page.text("#purchase-customer-error")).isEqualTo("Please fill this in.");
      assertThat(page.elements(".jview-error")).hasSize(1);

      page.submit("#purchase", Map.of("budget", "much"));
      assertThat(page.element("#purchase-budget").val()).isEqualTo("much");
      assertThat(page.text("#purchase-budget-error"))
          .isEqualTo("Please enter a number, such as 12.5.");
      assertThat(page.text("#purchase-address-city-error")).isEqualTo("Please fill this in.");
      assertThat(page.text("#flash-error span")).isEqualTo("Something is missing.");
    }
  }

  @Test
  void whatIsCompleteIsARecord() {
    try (LivePage page = site.open("/sink/forms")) {
      page.submit("#purchase", complete());
      assertThat(page.text("#flash-info span")).isEqualTo("All is well, and costs 13.");
      page.submit("#purchase", complete("budget", "3"));
      assertThat(page.text("[role=alert] .jview-error"))
          .isEqualTo("This costs more than the budget: 13.");
      page.submit("#purchase", complete("budget", "30", "customer", "Nobody"));
      assertThat(page.text("#purchase-customer-error"))
          .isEqualTo("We have no customer of that name.");
    }
  }

  @Test
  void rowsComeAndGo() {
    try (LivePage page = site.open("/sink/forms")) {
      page.click("#add-line");
      page.change("#purchase", complete("lines[2][name]", "Rubber", "lines[2][count]", "2"));
      page.click("#line-2 [aria-label='Move up']");
      assertThat(page.elements(".line").eachAttr("id"))
          .containsExactly("line-0", "line-2", "line-1");
      page.click("#line-0 [aria-label=Remove]");
      page.submit("#purchase", Map.of("lines[2][count]", "3"));
      assertThat(page.text("#flash-info span")).isEqualTo("All is well, and costs 4.");
    }
  }

  @Test
  void whatTheViewHasReadIsPosted() {
    try (LivePage page = site.open("/sink/forms")) {
      page.change("#purchase", complete());
      page.click("#pay");
      assertThat(page.element("#purchase").hasAttr("phx-trigger-action")).isTrue();
    }
  }

  @Test
  void aPlainPostIsReadByTheSameForm() {
    assertThat(site.post("/sink/forms", complete("number", "666", "lines[]", "")).status())
        .isEqualTo(422);
    assertThat(site.post("/sink/forms", complete("number", "666")).body())
        .contains("Number 7 for Ada, 13 pieces.");
    assertThat(site.post("/sink/forms", Map.of("customer", "<b>")).body())
        .contains("value=\"&lt;b&gt;\"")
        .contains("id=\"purchase-address-city-error\"");
    assertThat(site.post("/sink/forms", Map.of("lines[a b][name]", "x")).status()).isEqualTo(400);
  }

  @Test
  void aTableSortsAndHasPages() {
    try (LivePage page = site.open("/sink/parts")) {
      page.click("th:contains(In stock) a");
      assertThat(page.text("tbody tr:first-child td:nth-child(2)")).isEqualTo("1");
      assertThat(page.element("th:contains(In stock)").attr("aria-sort")).isEqualTo("ascending");
      page.click("th:contains(In stock) a");
      assertThat(page.text("tbody tr:first-child td:nth-child(2)")).isEqualTo("99");
      page.click("a[aria-label='Page 10']");
      assertThat(page.elements("tbody tr")).hasSize(5);
      assertThat(page.text(".jview-pages [aria-current]")).isEqualTo("10");
    }
  }

  @Test
  void aRowIsRenamedInADialog() {
    try (LivePage page = site.open("/sink/parts")) {
      page.click("#parts tr:first-child button");
      page.submit("#name", Map.of("name", ""));
      assertThat(page.text("#name-name-error")).isEqualTo("Please fill this in.");
      page.submit("#name", Map.of("name", "Screw"));
      assertThat(page.elements("dialog")).isEmpty();
      assertThat(page.text("#parts tr:first-child td:first-child")).isEqualTo("Screw");
    }
  }

  @Test
  void aDialogIsClosed() {
    try (LivePage page = site.open("/sink/parts?page=2")) {
      page.click("#parts tr:first-child button");
      page.click("dialog .jview-close");
      assertThat(page.elements("dialog")).isEmpty();
    }
  }
}
