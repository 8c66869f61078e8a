package io.jview.liveview.process;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveStream;
import io.jview.liveview.RenderContext;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server keeps nothing of a stream once it is sent. */
class StreamMemoryTest {

  private static final int ROWS = 100_000;
  private static final int AT_ONCE = 1_000;

  /** Far less than the rows, and more than what a collection leaves by chance. */
  private static final long SLACK = 512 * 1024;

  /** A row, with a text that no other has. */
  record Row(int id, String text) {

    static Row of(int id) {
      return new Row(id, "a row with a text of its own, number " + id);
    }
  }

  private static final LiveStream<Row> ROWS_STREAM = LiveStream.of("rows", Row::id);

  private final List<WeakReference<Row>> seen = new ArrayList<>();

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) {
          int first = Integer.parseInt(event.name());
          for (int id = first; id < first + AT_ONCE; id++) {
            Row row = Row.of(id);
            seen.add(new WeakReference<>(row));
            socket.stream(ROWS_STREAM).insert(row);
          }
          return state;
        }

        @Override
        public Html render(String state, RenderContext view) {
          return html(
              "<ul id=\"list\" phx-update=\"stream\">${}</ul>",
              view.stream(
                  ROWS_STREAM,
                  row -> html("<li id=\"${}\">${}</li>", ROWS_STREAM.domId(row), row.text())));
        }
      };

  @Test
  void aViewWithAHundredThousandRowsHasTheHeapOfAnEmptyOne() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");
    wire.join("/page");
    insert(wire, 0);
    seen.clear();
    long before = heap();
    for (int first = 0; first < ROWS; first += AT_ONCE) {
      insert(wire, first);
    }
    assertThat(seen).hasSize(ROWS);
    assertThat(wire.click("0").get("diff").get("0").get("k").get("kc").asInt()).isEqualTo(AT_ONCE);
    wire.transport.sent.clear();
    long after = heap();

    assertThat(seen).allMatch(row -> row.get() == null);
    seen.clear();
    assertThat(heap() - before).as("after " + after).isLessThan(SLACK);
  }

  private static void insert(Wire wire, int first) {
    wire.click(String.valueOf(first));
    wire.transport.sent.clear();
  }

  private static long heap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      Runtime jvm = Runtime.getRuntime();
      least = Math.min(least, jvm.totalMemory() - jvm.freeMemory());
    }
    return least;
  }
}
