package io.jview.liveview.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.Event;
import io.jview.liveview.Params;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows keep their keys, and what the browser sends late undoes nothing. */
class FormRowsTest {

  record Item(long id, String name, List<Part> parts) {}

  record Part(String label) {}

  record Order(String customer, List<Item> items) {}

  private static final Form<Order> ORDER =
      Form.of(Order.class).keep("items.id").require("items.name");

  private static final Order THREE =
      new Order(
          "Ada",
          List.of(
              new Item(1, "a", List.of(new Part("x"))),
              new Item(2, "b", List.of()),
              new Item(3, "c", List.of())));

  private static Params sent(String encoded) {
    return Params.parse("items[]=&" + encoded);
  }

  private static List<String> keys(Form<?> form) {
    return form.rows("items").stream().map(FormRow::key).toList();
  }

  private static List<String> names(Form<Order> form) {
    return form.value().items().stream().map(Item::name).toList();
  }

  @Test
  void rowsComeOutAsTheyWentIn() {
    Form<Order> form = ORDER.fill(THREE);

    assertThat(form.value()).isEqualTo(THREE);
    assertThat(keys(form)).containsExactly("0", "1", "2");
    assertThat(form.rows("items").get(1).field("name").name()).isEqualTo("items[1][name]");
    assertThat(form.rows("items").get(1).field("name").id()).isEqualTo("order-items-1-name");
  }

  @Test
  void aRowIsTheSameWhereverItMoves() {
    Form<Order> form = ORDER.fill(THREE).moveRow("items", "2", -2);

    assertThat(keys(form)).containsExactly("2", "0", "1");
    assertThat(form.value().items()).extracting(Item::id).containsExactly(3L, 1L, 2L);
    assertThat(form.moveRow("items", "2", 100).value().items())
        .extracting(Item::id)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void theBrowsersOrderCountsOnceItKnowsOurs() {
    Form<Order> moved = ORDER.fill(THREE).moveRow("items", "2", -2);

    Form<Order> late = moved.read(sent("items[0][name]=A&items[1][name]=b&items[2][name]=c"));
    assertThat(names(late)).containsExactly("c", "A", "b");
    Form<Order> known = late.read(sent("items[2][name]=c&items[0][name]=A&items[1][name]=b"));
    Form<Order> theirs = known.read(sent("items[1][name]=b&items[2][name]=c&items[0][name]=A"));
    assertThat(names(theirs)).containsExactly("b", "c", "A");
  }

  @Test
  void aRowThatTheBrowserDoesNotKnowYetStays() {
    Form<Order> added = ORDER.fill(THREE).addRow("items");
    assertThat(keys(added)).containsExactly("0", "1", "2", "3");

    Form<Order> late = added.read(sent("items[0][name]=A&items[1][name]=b&items[2][name]=c"));
    assertThat(keys(late)).containsExactly("0", "1", "2", "3");
    Form<Order> known =
        late.read(sent("items[0][name]=A&items[1][name]=b&items[2][name]=c&items[3][name]=d"));
    assertThat(names(known)).containsExactly("A", "b", "c", "d");
    assertThat(known.value().items().getLast().id()).isZero();
    assertThat(keys(known.read(sent("items[0][name]=A")))).containsExactly("0");
  }

  @Test
  void aRowThatTheBrowserStillSendsStaysRemoved() {
    Form<Order> removed = ORDER.fill(THREE).removeRow("items", "1");

    Form<Order> late = removed.read(sent("items[0][name]=A&items[1][name]=b&items[2][name]=c"));
    assertThat(names(late)).containsExactly("A", "c");
    assertThat(names(late.read(sent("items[0][name]=A&items[2][name]=C"))))
        .containsExactly("A", "C");
  }

  @Test
  void rowsOfAFormThatIsFilledAgainAreOthers() {
    Form<Order> again = ORDER.fill(THREE).fill(THREE);
    assertThat(keys(again)).containsExactly("3", "4", "5");

    Form<Order> late = again.read(sent("items[0][name]=A&items[1][name]=b&items[2][name]=c"));
    assertThat(late.value()).isEqualTo(THREE);
    assertThat(keys(late.clear().read(sent("items[3][name]=a")))).isEmpty();
    assertThat(keys(late.clear().addRow("items"))).containsExactly("6");
  }

  @Test
  void aClickIsNoFormAndChangesNothing() {
    Form<Order> form = ORDER.fill(THREE);

    assertThat(form.read(Event.of("click", Map.of("customer", "Bob")))).isSameAs(form);
  }

  @Test
  void afterAReconnectTheBrowsersRowsAreThere() {
    Form<Order> mountedAnew =
        ORDER.fill(THREE).read(sent("items[7][name]=new&items[0][name]=a&items[2][name]=c"));

    assertThat(names(mountedAnew)).containsExactly("new", "a", "c");
    assertThat(mountedAnew.value().items()).extracting(Item::id).containsExactly(0L, 1L, 3L);
    assertThat(keys(mountedAnew.addRow("items"))).containsExactly("7", "0", "2", "8");
  }

  @Test
  void allRowsCanGoAndAListThatWasNotSentStays() {
    assertThat(ORDER.fill(THREE).read(sent("")).value().items()).isEmpty();
    assertThat(ORDER.fill(THREE).read(Params.parse("customer=Bob")).value().items()).hasSize(3);
  }

  @Test
  void rowsWithinRowsAreRows() {
    Form<Order> form = ORDER.fill(THREE);
    String parts = form.rows("items").get(0).path("parts");

    Form<Order> added =
        form.addRow(parts)
            .read(sent("items[0][name]=a&items[0][parts][0][label]=x&items[0][parts][1][label]=y"));
    assertThat(added.value().items().get(0).parts()).containsExactly(new Part("x"), new Part("y"));
  }

  @Test
  void errorsOfARowAreItsOwn() {
    Form<Order> form =
        ORDER
            .check((order, errors) -> errors.add("items[1].name", "Not that one."))
            .fill(THREE)
            .moveRow("items", "2", -2);

    assertThat(form.read(sent("items[2][name]=&items[0][name]=a")).rows("items").get(0))
        .satisfies(row -> assertThat(row.field("name").errors()).hasSize(1));
    Form<Order> checked = form.read(Params.parse("customer=Bob"));
    assertThat(checked.rows("items").get(1).field("name").errors())
        .containsExactly("Not that one.");
  }

  @Test
  void oddKeysAreRowsOrABadRequest() {
    assertThat(names(ORDER.read(sent("items[999999999999][name]=a&items[-1][name]=b&items[x]=c"))))
        .containsExactly("a", "b");
    for (String key : List.of("a.b", "ü", "x".repeat(33), "a b")) {
      assertThatExceptionOfType(BadRequestException.class)
          .isThrownBy(() -> ORDER.read(Params.of(Map.of("items[" + key + "][name]", "a"))))
          .withMessageContaining("a row of 'items'");
    }
  }

  @Test
  @Timeout(60)
  void aHostilePayloadCostsLittle() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      rows.put("items[" + i + "][name]", List.of("a"));
    }
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> ORDER.read(Params.ofAll(rows)))
        .withMessage("'items' has more than 1000 rows");
    Map<String, List<String>> odd = new LinkedHashMap<>();
    odd.put("items" + "[0]".repeat(300_000), List.of("a"));
    odd.put("items" + "[0][parts]".repeat(100_000), List.of("a"));
    odd.put("items[".repeat(100_000), List.of("a"));
    odd.put("customer" + "]".repeat(100_000), List.of("a"));
    odd.put("_unused_".repeat(100_000), List.of("a"));
    odd.put("", List.of("a"));
    odd.put("[]", List.of("a"));
    odd.put("customer", List.of());
    assertThat(ORDER.read(Params.ofAll(odd)).field("customer").value()).isEmpty();
    assertThat(keys(ORDER.read(Params.ofAll(odd)))).isEmpty();
  }

  @Test
  @Timeout(60)
  void aThousandRowsAreReadAndShown() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (int i = 0; i < 1_000; i++) {
      rows.put("items[" + i + "][name]", List.of("a"));
    }
    Form<Order> form = ORDER.fill(THREE);
    for (int i = 0; i < 20; i++) {
      form = form.read(Params.ofAll(rows));
      assertThat(Fields.rows(form, "items", row -> Fields.input(row.field("name"))).toHtml())
          .contains("items[999][name]");
    }
    Form<Order> full = form;
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> full.addRow("items"))
        .withMessage("it has 1000 rows at most");
  }
}
