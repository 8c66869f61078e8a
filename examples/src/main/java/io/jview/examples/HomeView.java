package io.jview.examples;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.html.link;
import java.util.List;
import java.util.stream.Stream;

/** The start page: what there is to see. */
final class HomeView implements LiveView<List<HomeView.Example>> {

  private static final List<Example> EXAMPLES =
      List.of(
          new Example(
              Url.of("/counter"),
              "Counter",
              "One number that every open page shows and can change."),
          new Example(Url.of("/chat"), "Chat", "Several rooms, a form and a list that grows."),
          new Example(Url.of("/trip"), "Trip", "Three steps that outlive a tunnel and a deploy."),
          new Example(
              Url.of("/sink"), "Kitchen sink", "What a page can be made of, a page for each."),
          new Example(
              Url.of("/guide/counter"),
              "The guide's counter",
              "The same in twenty lines, where the messages carry the number."));

  private static final Example ORDERS =
      new Example(Url.of("/orders"), "Orders", "A table that shows each change made with psql.");

  private final List<Example> examples;

  /**
   * Makes the view.
   *
   * @param orders whether there is a database, with a table of orders
   */
  HomeView(boolean orders) {
    examples =
        Stream.concat(EXAMPLES.stream(), orders ? Stream.of(ORDERS) : Stream.empty()).toList();
  }

  record Example(Url url, String title, String text) {}

  @Override
  public List<Example> mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("JView examples");
    return examples;
  }

  @Override
  public Html render(List<Example> examples) {
    return html(
        """
        <h1>Live pages, rendered in Java</h1>
        <p class="hint">Open an example in two tabs and watch them agree.</p>
        <ul class="cards">${}</ul>
        """,
        each(examples, Example::url, HomeView::card));
  }

  private static Html card(Example example) {
    return html(
        "<li>${}</li>",
        link.navigate(
            example.url(),
            html("<strong>${}</strong> <span>${}</span>", example.title(), example.text())));
  }
}
