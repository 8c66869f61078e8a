package io.jview.liveview.process;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.liveview.LiveStream;
import io.jview.liveview.LiveView;
import io.jview.liveview.RenderContext;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.StreamView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each misuse of a stream is refused with the place and the way out. */
class StreamMisuseTest {

  private static final LiveStream<String> ROWS = StreamView.ROWS;

  private static Html list(Html stream) {
    return html("<ul id=\"list\" phx-update=\"stream\">${}</ul>", stream);
  }

  /** What a page says whose render is this. */
  private static Throwable failure(Function<RenderContext, Html> render) {
    LiveView<String> view =
        new StreamView("insert a") {
          @Override
          public Html render(String state, RenderContext view) {
            return render.apply(view);
          }
        };
    try {
      new Wire(TestRuntimes.of("/page", view)).get("/page");
    } catch (Exception failed) {
      return failed;
    }
    throw new AssertionError("the page was shown");
  }

  @Test
  void anElementThatLetsGoOfItsItemsHoldsNoStream() {
    assertThat(
            failure(view -> html("<ul id=\"x\">${rows}</ul>", view.stream(ROWS, StreamView::row))))
        .hasMessageContaining("phx-update=\"stream\"")
        .hasMessageContaining("stream 'rows'")
        .hasMessageContaining("${rows}, line 1, column 12");
    assertThat(
            failure(
                view ->
                    html("<ul phx-update=\"stream\">${}</ul>", view.stream(ROWS, StreamView::row))))
        .hasMessageContaining("has an id and phx-update=\"stream\"");
    assertThat(
            failure(
                view ->
                    html(
                        "<ul id=\"x\" phx-update=\"stream\"><li>${}</li></ul>",
                        view.stream(ROWS, StreamView::row))))
        .hasMessageContaining("has an id and phx-update=\"stream\"");
    assertThat(failure(view -> view.stream(ROWS, StreamView::row)))
        .hasMessageContaining("has an id and phx-update=\"stream\"");
    assertThat(
            failure(
                view ->
                    html(
                        "<ul id=\"x\" phx-update=\"stream\">${}</ul>",
                        each(List.of(1), i -> i, i -> view.stream(ROWS, StreamView::row)))))
        .hasMessageContaining("has an id and phx-update=\"stream\"");
  }

  @Test
  void anItemHasTheIdThatItsStreamGivesIt() {
    assertThat(failure(view -> list(view.stream(ROWS, item -> html("<li>${}</li>", item)))))
        .hasMessageContaining("stream 'rows': the item's element needs the id")
        .hasMessageContaining("domId(item)")
        .hasMessageContaining("line 1, column 1");
    assertThat(failure(view -> list(view.stream(ROWS, item -> html("<li id=\"${}\"></li>", item)))))
        .hasMessageContaining("needs the id");
    assertThat(
            failure(
                view -> list(view.stream(ROWS, item -> html("<li id=\"rows-${}x\"></li>", item)))))
        .hasMessageContaining("needs the id");
    assertThat(
            failure(
                view ->
                    list(
                        view.stream(ROWS, item -> html("<li><b id=\"rows-${}\"></b></li>", item)))))
        .hasMessageContaining("needs the id");
  }

  @Test
  void anItemIsOneElement() {
    assertThat(
            failure(
                view ->
                    list(
                        view.stream(
                            ROWS, item -> html("<li id=\"rows-${}\"></li><li></li>", item)))))
        .hasMessageContaining("a stream's item renders one element");
    assertThat(failure(view -> list(view.stream(ROWS, item -> html("${}", item)))))
        .hasMessageContaining("a stream's item renders one element");
    assertThat(failure(view -> list(view.stream(ROWS, item -> html("")))))
        .hasMessageContaining("a stream's item renders one element");
    assertThat(failure(view -> list(view.stream(ROWS, item -> raw("<li></li>")))))
        .hasMessageContaining("an item is one element");
    assertThat(failure(view -> list(view.stream(ROWS, item -> null))))
        .hasMessageContaining("stream 'rows': the function gave null");
  }

  @Test
  void aStreamStandsOnceInAPage() {
    assertThat(
            failure(
                view ->
                    html(
                        "${}${}",
                        list(view.stream(ROWS, StreamView::row)),
                        list(view.stream(ROWS, StreamView::row)))))
        .hasMessageContaining("stream 'rows' is placed twice");
    assertThat(
            failure(
                view -> {
                  Html once = view.stream(ROWS, StreamView::row);
                  return html("${}${}", list(once), list(once));
                }))
        .hasMessageContaining("stands in the page already");
  }

  @Test
  void aStreamsItemHoldsNeitherAStreamNorAView() {
    LiveStream<String> other = LiveStream.of("other", item -> item);
    assertThat(
            failure(
                view ->
                    list(
                        view.stream(
                            ROWS,
                            item ->
                                html(
                                    "<li id=\"rows-${}\"><ul id=\"in\" phx-update=\"stream\">${}"
                                        + "</ul></li>",
                                    item,
                                    view.stream(other, StreamView::row))))))
        .hasMessageContaining("make the item a component");
    assertThat(
            failure(
                view ->
                    list(
                        view.stream(
                            ROWS,
                            item ->
                                html(
                                    "<li id=\"rows-${}\">${}</li>",
                                    item,
                                    view.child("c", new ScriptedView(), Map.of()))))))
        .hasMessageContaining("a nested view cannot stand in the item of a stream");
  }

  @Test
  void whatIsNoIdIsRefused() {
    LiveStream<Object> any = LiveStream.of("any", item -> item);

    assertThat(any.domId("a b")).isEqualTo("any-a b");
    assertThat(any.domId(7L)).isEqualTo("any-7");
    assertThat(any.domId(new UUID(1, 2))).endsWith("0002");
    assertThatThrownBy(() -> any.domId(List.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stream 'any'")
        .hasMessageContaining("is no id of an item");
    assertThatThrownBy(() -> any.domId("")).hasMessageContaining("nothing is no id");
    assertThatThrownBy(() -> any.domIdOf(null)).hasMessageContaining("nothing is no id");
    assertThatThrownBy(() -> LiveStream.of("my list", item -> item))
        .hasMessageContaining("'my list' is no name of a stream");
  }
}
