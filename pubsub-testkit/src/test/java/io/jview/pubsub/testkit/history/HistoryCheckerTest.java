package io.jview.pubsub.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.Gap;
import io.jview.pubsub.testkit.history.History.Arrival;
import io.jview.pubsub.testkit.history.History.Change;
import io.jview.pubsub.testkit.history.History.Missed;
import io.jview.pubsub.testkit.history.History.Outcome;
import io.jview.pubsub.testkit.history.History.Pair;
import io.jview.pubsub.testkit.history.History.Sent;
import io.jview.pubsub.testkit.history.History.Violation;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A history")
class HistoryCheckerTest {

  private static final Pair OBSERVER = new Pair("observer", "t");
  private static final Pair SESSION = new Pair("session", "t");

  private final History history = new History();

  @Test
  @DisplayName("in which all went well breaks nothing")
  void sound() {
    subscribed(OBSERVER, 1, 2);
    subscribed(SESSION, 3, 4);
    sent(1, 5, Outcome.ACCEPTED);
    sent(2, 6, Outcome.ACCEPTED);
    arrived(OBSERVER, 7, 1, 2);
    arrived(SESSION, 9, 1, 2);
    left(SESSION, 11, 12);
    assertThat(broken()).isEmpty();
  }

  @Test
  @DisplayName("with a message that came twice breaks D7")
  void twice() {
    subscribed(OBSERVER, 1, 2);
    arrived(OBSERVER, 3, 1, 1);
    assertThat(broken()).contains("D7");
  }

  @Test
  @DisplayName("with two orders breaks D1b")
  void twoOrders() {
    subscribed(OBSERVER, 1, 2);
    subscribed(SESSION, 3, 4);
    arrived(OBSERVER, 5, 1_000_001, 2_000_001, 3_000_001);
    arrived(SESSION, 9, 2_000_001, 1_000_001);
    assertThat(broken()).containsExactly("D1b");
  }

  @Test
  @DisplayName("with a publisher's messages in another order breaks D1a, even if all agree")
  void publisherOutOfOrder() {
    subscribed(OBSERVER, 1, 2);
    arrived(OBSERVER, 3, 2, 1);
    assertThat(broken()).containsExactly("D1a");
  }

  @Test
  @DisplayName("with a hole among what came to a subscribed session breaks S1")
  void hole() {
    subscribed(OBSERVER, 1, 2);
    subscribed(SESSION, 3, 4);
    sent(1, 5, Outcome.ACCEPTED);
    sent(2, 6, Outcome.ACCEPTED);
    arrived(OBSERVER, 7, 1, 2);
    arrived(SESSION, 9, 2);
    left(SESSION, 10, 11);
    assertThat(broken()).contains("S1");
  }

  @Test
  @DisplayName("with a last message that never came breaks S1, unless its outcome is unknown")
  void lostAtTheEnd() {
    subscribed(OBSERVER, 1, 2);
    sent(1, 3, Outcome.UNKNOWN);
    assertThat(broken()).isEmpty();
    sent(2, 4, Outcome.ACCEPTED);
    assertThat(broken()).contains("S1");
  }

  @Test
  @DisplayName("excuses what is missing by a gap that was told at its place")
  void gapExcuses() {
    history.outages = 1;
    subscribed(OBSERVER, 1, 2);
    sent(1, 3, Outcome.ACCEPTED);
    sent(2, 4, Outcome.ACCEPTED);
    sent(3, 5, Outcome.ACCEPTED);
    arrived(OBSERVER, 6, 1);
    told(OBSERVER, 7);
    arrived(OBSERVER, 8, 3);
    assertThat(broken()).isEmpty();
  }

  @Test
  @DisplayName("goes on after a gap: what is missing later is not excused by it")
  void gapExcusesItsPlaceOnly() {
    history.outages = 1;
    subscribed(OBSERVER, 1, 2);
    sent(1, 3, Outcome.ACCEPTED);
    sent(2, 4, Outcome.ACCEPTED);
    sent(3, 5, Outcome.ACCEPTED);
    told(OBSERVER, 6);
    arrived(OBSERVER, 7, 1);
    arrived(OBSERVER, 8, 3);
    assertThat(broken()).containsExactly("S1");
  }

  @Test
  @DisplayName("goes on after a gap: what came before it may not come again or later")
  void orderHoldsAcrossGaps() {
    history.outages = 1;
    subscribed(OBSERVER, 1, 2);
    arrived(OBSERVER, 3, 2);
    told(OBSERVER, 4);
    arrived(OBSERVER, 5, 2, 1);
    assertThat(broken()).containsExactlyInAnyOrder("D7", "D1a");
  }

  @Test
  @DisplayName("with more gaps than outages breaks O3, and with one in none S1")
  void tooManyGaps() {
    subscribed(OBSERVER, 1, 2);
    told(OBSERVER, 3);
    assertThat(broken()).containsExactly("S1");
    history.outages = 1;
    assertThat(broken()).isEmpty();
    told(OBSERVER, 4);
    assertThat(broken()).containsExactly("O3");
  }

  @Test
  @DisplayName("with frames that came again breaks D7, though no session has seen them")
  void swallowedFrames() {
    history.swallowed = 1;
    assertThat(broken()).containsExactly("D7");
  }

  @Test
  @DisplayName("of a backend without one order may have one for each session")
  void noOneOrder() {
    history.oneOrder = false;
    subscribed(OBSERVER, 1, 2);
    subscribed(SESSION, 3, 4);
    sent(1_000_001, 5, Outcome.ACCEPTED);
    sent(2_000_001, 6, Outcome.ACCEPTED);
    arrived(OBSERVER, 7, 1_000_001, 2_000_001);
    arrived(SESSION, 9, 2_000_001, 1_000_001);
    assertThat(broken()).isEmpty();
  }

  @Test
  @DisplayName("excuses what was sent while the subscribing was under way")
  void overlapExcuses() {
    subscribed(OBSERVER, 1, 4);
    sent(1, 3, Outcome.ACCEPTED);
    assertThat(broken()).isEmpty();
  }

  @Test
  @DisplayName("with a call after the session had left breaks S4")
  void calledAfterLeaving() {
    subscribed(SESSION, 1, 2);
    left(SESSION, 3, 4);
    arrived(SESSION, 5, 1);
    assertThat(broken()).containsExactly("S4");
  }

  @Test
  @DisplayName("excuses a call while the leaving was under way, or after joining began again")
  void calledInTime() {
    subscribed(SESSION, 1, 2);
    left(SESSION, 3, 5);
    arrived(SESSION, 4, 1);
    subscribed(SESSION, 6, 9);
    arrived(SESSION, 8, 2);
    assertThat(broken()).isEmpty();
  }

  @Test
  @DisplayName("in which the last intent was not kept breaks S7")
  void lastIntent() {
    subscribed(OBSERVER, 1, 2);
    subscribed(SESSION, 3, 4);
    left(SESSION, 5, 6);
    long probe = Sent.message(History.PROBES, 1);
    sent(probe, 7, Outcome.ACCEPTED);
    arrived(SESSION, 8, probe);
    assertThat(violations())
        .extracting(Violation::text)
        .contains("observer on t is deaf", "session on t still hears after it has left");
  }

  @Test
  @DisplayName("with a delivery of what was never sent breaks B4")
  void deliveredThoughNotSent() {
    subscribed(OBSERVER, 1, 2);
    sent(1, 3, Outcome.NOT_SENT);
    arrived(OBSERVER, 4, 1);
    assertThat(broken()).containsExactly("B4");
  }

  private void subscribed(Pair pair, long begun, long done) {
    history.changes.add(new Change(pair, true, begun, done));
  }

  private void left(Pair pair, long begun, long done) {
    history.changes.add(new Change(pair, false, begun, done));
  }

  private void told(Pair pair, long at) {
    history.gaps.add(new Missed(pair, Gap.Reason.DISCONNECTED, at));
  }

  private void sent(long message, long begun, Outcome outcome) {
    history.sent.add(new Sent("t", message, begun, outcome));
  }

  private void arrived(Pair pair, long at, long... messages) {
    for (int i = 0; i < messages.length; i++) {
      history.arrivals.add(new Arrival(pair, messages[i], at + i));
    }
  }

  private List<Violation> violations() {
    return HistoryChecker.check(history);
  }

  private List<String> broken() {
    return violations().stream().map(Violation::rule).toList();
  }
}
