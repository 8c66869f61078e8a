package io.jview.examples.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.Async;
import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsyncViewTest {

  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch calledOff = new CountDownLatch(1);

  /** Answers at once, but for second reports, which wait, and searches for one letter. */
  private final SlowSource source =
      new SlowSource() {
        @Override
        public String report(int number) throws InterruptedException {
          if (number > 1) {
            gate.await();
          }
          return "Report " + number;
        }

        @Override
        public List<String> cities(String part) throws InterruptedException {
          if (part.length() == 1) {
            try {
              gate.await();
            } catch (InterruptedException expected) {
              calledOff.countDown();
              throw expected;
            }
          }
          return List.of("found by " + part);
        }

        @Override
        public String weather(String city) {
          return "sunny in " + city;
        }
      };

  private final LivePage page = LiveViewTest.mount(new AsyncView(source));

  @AfterEach
  void close() {
    gate.countDown();
    page.close();
  }

  @Test
  void theReportComesByItselfAndStaysWhileTheNextIsMade() {
    page.awaitText("#report", "Report 1");
    page.click("#again");
    assertThat(page.text("#report")).isEqualTo("Report 1");
    assertThat(page.element("#report").attr("aria-busy")).isEqualTo("true");

    gate.countDown();
    page.awaitText("#report", "Report 2");
    assertThat(page.element("#report").attr("aria-busy")).isEqualTo("false");
  }

  @Test
  void aFailureLeavesTheLastReport() {
    page.awaitText("#report", "Report 1");
    page.click("#fail");
    page.awaitText("#report", "Report 1 No new one: the service is away.");
  }

  @Test
  void whatIsCancelledNeverComes() {
    page.awaitText("#report", "Report 1");
    page.click("#again").click("#cancel");
    assertThat(page.text("#report")).isEqualTo("Report 1 No new one: cancelled.");
  }

  @Test
  void aTestMaySayWhatComesOfWork() {
    page.awaitText("#report", "Report 1");
    page.click("#again");
    page.outcome("report", Async.ok("An invented one"));
    page.awaitText("#report", "An invented one");
  }

  @Test
  void theLastWordWins() throws InterruptedException {
    page.change("#search", Map.of("part", "B"));
    assertThat(page.element("#cities").attr("aria-busy")).isEqualTo("true");
    page.change("#search", Map.of("part", "Be"));
    page.awaitText("#cities", "found by Be");
    calledOff.await();

    page.change("#search", Map.of("part", ""));
    assertThat(page.text("#cities")).isEmpty();
  }

  @Test
  void eachComponentFetchesItsOwn() {
    page.awaitText(".weather:contains(Bonn) p", "sunny in Bonn");
    page.awaitText(".weather:contains(Bern) p", "sunny in Bern");
  }

  @Test
  void theClockRunsUntilItIsStopped() {
    page.click("#clock");
    page.awaitText("#seconds", "1");
    page.click("#clock");
    assertThat(page.text("#clock")).isEqualTo("Start");
  }
}
