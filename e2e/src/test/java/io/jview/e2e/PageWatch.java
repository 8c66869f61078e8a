package io.jview.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks for a page again and again, and notes each answer that is not the page. */
final class PageWatch implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofPlatform().name("e2e-page-watch").unstarted(this::run);
  private volatile boolean over;

  private PageWatch(URI page) {
    request = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(5)).build();
  }

  static PageWatch start(String page) {
    PageWatch watch = new PageWatch(URI.create(page));
    watch.thread.start();
    return watch;
  }

  private void run() {
    while (!over) {
      try {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          failures.add(answer.statusCode() + " " + answer.body());
        }
      } catch (IOException failure) {
        failures.add(failure.toString());
      } catch (InterruptedException interrupted) {
        return;
      }
    }
  }

  /** What went wrong up to now. */
  List<String> failures() {
    return failures;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    thread.join();
    client.close();
  }
}
