package io.jview.examples;

import io.jview.server.JView;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves the demo to one visitor and ends. A JVM that notes down meanwhile which classes are needed
 * starts the demo faster from then on.
 */
public final class Rehearsal implements WebSocket.Listener {

  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String site;

  private Rehearsal(String site) {
    this.site = site;
  }

  /**
   * Runs it.
   *
   * @param arguments the options of the demo; the port is any free one
   * @throws IOException if the demo does not answer as it should
   * @throws InterruptedException if this thread is interrupted
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    try (JView site = Demo.serve(DemoOptions.parse("--port", "0"))) {
      new Rehearsal("127.0.0.1:" + site.port()).visit();
    }
  }

  private void visit() throws IOException, InterruptedException {
    try (client) {
      for (String path : List.of("/", "/static/demo.css", "/chat")) {
        get(path);
      }
      String page = get("/counter");
      WebSocket socket = open(page);
      String topic = "lv:" + attribute(page, "id=\"(phx-[^\"]+)");
      ask(
          socket,
          """
          ["1","1","%s","phx_join",{"url":"http://%s/counter","session":"%s","static":"%s",\
          "params":{"_csrf_token":"%s","_mounts":0}}]\
          """
              .formatted(
                  topic,
                  site,
                  attribute(page, "data-phx-session=\"([^\"]+)"),
                  attribute(page, "data-phx-static=\"([^\"]+)"),
                  csrfToken(page)));
      ask(
          socket,
          """
          ["1","2","%s","event",{"type":"click","event":"increment","value":{}}]\
          """
              .formatted(topic));
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + site + path)).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + " was answered with " + response.statusCode());
    }
    return response.body();
  }

  private WebSocket open(String page) {
    String query = "?vsn=2.0.0&_csrf_token=" + csrfToken(page);
    return client
        .newWebSocketBuilder()
        .header("Origin", "http://" + site)
        .buildAsync(URI.create("ws://" + site + "/live/websocket" + query), this)
        .join();
  }

  private static String csrfToken(String page) {
    return attribute(page, "name=\"csrf-token\" content=\"([^\"]+)");
  }

  private static String attribute(String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("The page has no " + pattern);
    }
    return found.group(1);
  }

  private void ask(WebSocket socket, String frame) throws IOException, InterruptedException {
    socket.sendText(frame, true).join();
    String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (answer == null || !answer.contains("\"status\":\"ok\"")) {
      throw new IOException("The socket was answered with " + answer);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    answers.add(data.toString());
    socket.request(1);
    return null;
  }
}
