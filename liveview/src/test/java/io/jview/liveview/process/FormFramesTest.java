package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.form.Form;
import io.jview.liveview.form.FormRow;
import io.jview.liveview.html.Html;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A form on the wire, as the client sends it ({@code view.ts}, {@code serializeForm}). */
class FormFramesTest {

  record Line(String name) {}

  record Order(String customer, int count, List<Line> lines) {}

  private static final class OrderView implements LiveView<Form<Order>> {

    @Override
    public Form<Order> mount(Params params, Session session, LiveSocket socket) {
      return Form.of(Order.class)
          .require("customer")
          .fill(new Order("", 1, List.of(new Line("a"), new Line("b"))));
    }

    @Override
    public Form<Order> handleEvent(Event event, Form<Order> form, LiveSocket socket) {
      return switch (event.name()) {
        case "add" -> form.addRow("lines");
        case "remove" -> form.removeRow("lines", event.get("row", ""));
        case "up" -> form.moveRow("lines", event.get("row", ""), -1);
        default -> form.read(event);
      };
    }

    @Override
    public Html render(Form<Order> form) {
      return html(
          "<p>${}|${}|${}</p>${}",
          String.join(" ", form.field("customer").errors()),
          form.field("count").value(),
          String.join(" ", form.field("count").errors()),
          each(form.rows("lines"), FormRow::key, OrderView::line));
    }

    private static Html line(FormRow row) {
      return html("<i>${}=${}</i>", row.field("name").name(), row.field("name").value());
    }
  }

  private final Wire wire;

  FormFramesTest() throws Exception {
    wire = Wire.at(TestRuntimes.of("/page", new OrderView()), "/page");
    wire.join("/page");
  }

  private JsonNode form(String event, String encoded, String meta) throws Exception {
    return wire.call(
        "event",
        "{\"type\":\"form\",\"event\":\"%s\",\"value\":\"%s\",\"meta\":{%s},\"uploads\":{}}"
            .formatted(event, encoded, meta));
  }

  private JsonNode click(String event, String row) throws Exception {
    return wire.call(
        "event",
        "{\"type\":\"click\",\"event\":\"%s\",\"value\":{\"row\":\"%s\"}}".formatted(event, row));
  }

  @Test
  void aChangeShowsErrorsWhereTheUserHasBeenAndASubmitAll() throws Exception {
    assertThat(
            form(
                "change",
                "_unused_customer=&customer=&count=x&lines%5B%5D=&lines%5B0%5D%5B_unused_name%5D="
                    + "&lines%5B0%5D%5Bname%5D=a&lines%5B1%5D%5B_unused_name%5D=&lines%5B1%5D%5Bname%5D=b",
                "\"_target\":\"count\""))
        .isEqualTo(json("{'diff':{'1':'x','2':'Please enter a whole number.'}}"));
    assertThat(
            form(
                "save",
                "customer=&count=x&lines%5B%5D=&lines%5B0%5D%5Bname%5D=a&lines%5B1%5D%5Bname%5D=b",
                ""))
        .isEqualTo(json("{'diff':{'0':'Please fill this in.'}}"));
  }

  @Test
  void rowsAreSentByTheirMoves() throws Exception {
    assertThat(click("up", "1"))
        .isEqualTo(json("{'diff':{'3':{'k':{'0':1,'1':0,'kc':2,'km':true}}}}"));
    assertThat(click("add", ""))
        .isEqualTo(json("{'diff':{'3':{'k':{'2':{'0':'lines[2][name]','1':''},'kc':3}}}}"));
    assertThat(click("remove", "0"))
        .isEqualTo(json("{'diff':{'3':{'k':{'1':2,'kc':2,'km':true}}}}"));
  }

  @Test
  void whatIsSentBeforeTheBrowserKnowsOfARowUndoesNothing() throws Exception {
    click("add", "");
    assertThat(
            form(
                "change",
                "customer=&count=1&lines%5B%5D=&lines%5B0%5D%5Bname%5D=A&lines%5B1%5D%5Bname%5D=b",
                "\"_target\":\"lines[0][name]\""))
        .isEqualTo(json("{'diff':{'0':'Please fill this in.','3':{'k':{'0':{'1':'A'},'kc':3}}}}"));
  }
}
