package io.jview.pubsub.presence.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.Message;
import io.jview.pubsub.presence.Present;
import io.jview.pubsub.presence.node.Said.Change;
import io.jview.pubsub.presence.node.Said.Entry;
import io.jview.pubsub.presence.node.Said.State;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is made of what instances say, whatever a provider loses or repeats. */
class SeenTopicTest {

  private final SeenTopic seen = new SeenTopic();

  private static List<Entry> entries(int... ids) {
    return IntStream.of(ids).mapToObj(id -> new Entry(id, "k" + id, Message.of(id))).toList();
  }

  private static Change change(long n, long after, List<Entry> set, Long... gone) {
    return new Change("x", n, after, set, List.of(gone));
  }

  private List<String> keys() {
    return seen.list().stream().map(Present::key).toList();
  }

  @Test
  void changesFollowEachOther() {
    assertThat(seen.apply(change(1, 0, entries(1, 2)))).isTrue();
    assertThat(seen.apply(change(5, 1, entries(3), 1L))).isTrue();

    assertThat(keys()).containsExactly("k2", "k3");
  }

  @Test
  void aChangeThatFollowsWhatWasMissedIsNotApplied() {
    assertThat(seen.apply(change(1, 0, entries(1)))).isTrue();
    assertThat(seen.apply(change(9, 5, entries(3)))).isFalse();

    assertThat(keys()).containsExactly("k1");
  }

  @Test
  void aChangeOfAnInstanceThatNothingIsKnownOfIsNotApplied() {
    assertThat(seen.apply(change(9, 5, entries(3)))).isFalse();

    assertThat(keys()).isEmpty();
  }

  @Test
  void whatWasHeardAlreadyChangesNothing() {
    seen.apply(change(1, 0, entries(1)));
    seen.apply(change(2, 1, entries(2)));
    assertThat(seen.apply(change(1, 0, entries(1)))).isTrue();

    assertThat(keys()).containsExactly("k1", "k2");
  }

  @Test
  void aFirstChangeIsAllThatThereIs() {
    seen.apply(change(1, 0, entries(1)));
    seen.apply(change(7, 0, entries(3)));

    assertThat(keys()).containsExactly("k3");
  }

  @Test
  void aStateCountsWhenItsLastPartIsThere() {
    seen.apply(change(1, 0, entries(1)));
    assertThat(seen.apply(new State("x", 4, 1, 2, entries(2)))).isTrue();
    assertThat(keys()).containsExactly("k1");
    assertThat(seen.apply(new State("x", 4, 2, 2, entries(3)))).isTrue();

    assertThat(keys()).containsExactly("k2", "k3");
  }

  @Test
  void aStateOfWhichAPartIsMissingIsNotApplied() {
    seen.apply(change(1, 0, entries(1)));
    seen.apply(new State("x", 4, 1, 3, entries(2)));
    assertThat(seen.apply(new State("x", 4, 3, 3, entries(3)))).isFalse();

    assertThat(keys()).containsExactly("k1");
  }

  @Test
  void oneInstanceIsLetGoOfAndAnotherStays() {
    seen.apply(change(1, 0, entries(1)));
    seen.apply(new Change("y", 1, 0, entries(2), List.of()));

    assertThat(seen.remove("x")).isTrue();
    assertThat(seen.remove("x")).isFalse();
    assertThat(keys()).containsExactly("k2");
  }
}
