package io.jview.liveview;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of a value that is worked on. */
class AsyncValueTest {

  private static final IllegalStateException BROKEN = new IllegalStateException("broken");

  private static String shown(Async<Integer> number) {
    return number
        .show(
            value -> html("<b>${}</b>", value),
            () -> html("<i>wait</i>"),
            failure -> html("<p>${} after ${}</p>", failure.getMessage(), number.latest()))
        .toHtml();
  }

  @Test
  void itIsLoadingThenDone() {
    Async<Integer> loading = Async.loading();
    assertThat(loading.isLoading()).isTrue();
    assertThat(loading.latest()).isNull();
    assertThat(shown(loading)).isEqualTo("<i>wait</i>");

    Async<Integer> done = loading.with(Async.ok(7));
    assertThat(done).isEqualTo(Async.ok(7));
    assertThat(done.isLoading()).isFalse();
    assertThat(shown(done)).isEqualTo("<b>7</b>");
  }

  @Test
  void theLastValueStaysWhileItIsLoadedAgainAndWhenThatFails() {
    Async<Integer> again = Async.ok(7).again();
    assertThat(again.isLoading()).isTrue();
    assertThat(shown(again)).isEqualTo("<b>7</b>");

    Async<Integer> failed = again.with(Async.failed(BROKEN));
    assertThat(failed).isEqualTo(new Async.Failed<>(BROKEN, 7));
    assertThat(shown(failed)).isEqualTo("<p>broken after 7</p>");
    assertThat(failed.again().with(Async.ok(8))).isEqualTo(Async.ok(8));
  }

  @Test
  void aFailureWithoutAValueHasNone() {
    Async<Integer> failed = Async.<Integer>loading().with(Async.failed(BROKEN));

    assertThat(failed.latest()).isNull();
    assertThat(shown(failed)).isEqualTo("<p>broken after </p>");
  }
}
