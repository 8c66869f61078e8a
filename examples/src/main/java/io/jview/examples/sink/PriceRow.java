package io.jview.examples.sink;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.ComponentUpdate;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.html.Html;
import java.util.List;
import java.util.Map;

/** A row that needs a price from a store: all rows ask for theirs in one query. */
final class PriceRow implements LiveComponent<String, PriceRow.State> {

  private final PriceStore prices;

  PriceRow(PriceStore prices) {
    this.prices = prices;
  }

  /** A row, with the query that its price came with. */
  record State(String product, int cents, String query) {}

  @Override
  public State mount(String product, LiveSocket socket) {
    return all(List.of(product)).get(0);
  }

  @Override
  public State update(String product, State state, LiveSocket socket) {
    return mount(product, socket);
  }

  @Override
  public List<State> updateMany(List<ComponentUpdate<String, State>> updates) {
    return all(updates.stream().map(ComponentUpdate::props).toList());
  }

  private List<State> all(List<String> products) {
    Map<String, Integer> found = prices.of(products);
    String query = "one of " + products.size() + " in one query";
    return products.stream()
        .map(name -> new State(name, found.getOrDefault(name, 0), query))
        .toList();
  }

  @Override
  public Html render(State state, ComponentContext self) {
    return html(
        "<tr><th scope=\"row\">${}</th><td>${} ¢</td><td class=\"hint\">${}</td></tr>",
        state.product(),
        state.cents(),
        state.query());
  }
}
