package io.jview.e2e;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Views that never let go of their processor. */
class BusyViewsTest extends BrowserTest {

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger spinning = new AtomicInteger();

  private final class Spinning implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return 0;
    }

    @Override
    public Integer handleEvent(Event event, Integer state, LiveSocket socket) {
      spinning.incrementAndGet();
      while (!over.get()) {
        Thread.onSpinWait();
      }
      return state;
    }

    @Override
    public Html render(Integer state) {
      return html("<button phx-click=\"spin\">Spin</button>");
    }
  }

  @Test
  void healthAndAssetsAnswerWhileViewsHoldEveryProcessor() throws Exception {
    Site site = serve(JView.builder().live("/", new Spinning()));
    String document = get(site.url("/"));
    Matcher script = Pattern.compile("src=\"(/live/assets/jview[^\"]+)\"").matcher(document);
    assertThat(script.find()).isTrue();
    int processors = Runtime.getRuntime().availableProcessors();
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < processors; i++) {
      pages.add(open(site, "/"));
    }
    pages.forEach(page -> page.evaluate("document.querySelector('button').click()"));
    try {
      while (spinning.get() < processors) {
        Thread.onSpinWait();
      }
      assertThat(get(site.url("/health/live"))).contains("live");
      assertThat(get(site.url("/health/ready"))).contains("ready");
      assertThat(get(site.url(script.group(1)))).contains("LiveSocket");
    } finally {
      over.set(true);
    }
  }

  private static String get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
