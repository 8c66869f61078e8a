package io.jview.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.examples.store.StoreUnavailableException;
import io.jview.liveview.Info;
import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import io.jview.pubsub.Gap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrdersViewTest {

  private volatile List<Order> table = List.of(new Order(1, "Ada", "Engine", "new"));
  private volatile boolean away;
  private final LiveViewTest site = LiveViewTest.of("/orders", new OrdersView(this::read));

  private List<Order> read() {
    if (away) {
      throw new StoreUnavailableException(new IllegalStateException("away"));
    }
    return table;
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aMessageOfTheTriggerMakesThePageReadTheTable() {
    try (LivePage page = site.open("/orders")) {
      assertThat(page.text("#orders tbody")).isEqualTo("1 Ada Engine new");
      table = List.of(new Order(1, "Ada", "Engine", "shipped"));

      page.send(Info.of("orders", Map.of("what", "update", "id", 1)));

      page.awaitText("#orders tbody", "1 Ada Engine shipped");
    }
  }

  @Test
  void aHeadingSortsTheTableAndTheAddressSaysSo() {
    table = List.of(new Order(1, "Grace", "Compiler", "new"), new Order(2, "Ada", "Engine", "new"));
    try (LivePage page = site.open("/orders")) {
      page.click("#orders th a:contains(Customer)");
      assertThat(page.path()).isEqualTo("/orders?sort=customer&desc=false");
      assertThat(page.text("#orders tbody")).isEqualTo("2 Ada Engine new 1 Grace Compiler new");

      page.click("#orders th a:contains(Customer)");
      assertThat(page.text("#orders tbody")).isEqualTo("1 Grace Compiler new 2 Ada Engine new");
    }
  }

  @Test
  void anOutageIsShownAndEndsByItself() {
    try (LivePage page = site.open("/orders")) {
      away = true;
      page.gap(Gap.of("orders", Gap.Reason.DISCONNECTED));
      page.awaitText("#problem", "The orders cannot be read now. They will be soon.");
      assertThat(page.text("#orders tbody")).isEqualTo("1 Ada Engine new");

      table = List.of(new Order(2, "Grace", "Compiler", "new"));
      away = false;

      page.awaitText("#orders tbody", "2 Grace Compiler new");
      assertThat(page.elements("#problem")).isEmpty();
    }
  }
}
