package io.jview.liveview;

import static io.jview.liveview.RecordingTransport.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.host.LiveConnection;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.PageRequest;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.host.SocketRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/** A browser at the level of frames: gets pages, keeps cookies, opens sockets, reads and writes. */
final class Wire {

  final LiveRuntime runtime;
  final Map<String, String> cookies = new LinkedHashMap<>();
  RecordingTransport transport = new RecordingTransport();
  private LiveConnection connection;
  private Page page;
  private int refs;

  Wire(LiveRuntime runtime) {
    this.runtime = runtime;
  }

  /** A browser that has loaded a page and opened its socket. */
  static Wire at(LiveRuntime runtime, String path) throws Exception {
    Wire wire = new Wire(runtime);
    assertThat(wire.get(path).status()).isEqualTo(200);
    wire.connect();
    return wire;
  }

  /** The same browser with the same page, as another instance sees it. */
  Wire movedTo(LiveRuntime other) {
    Wire moved = new Wire(other);
    moved.cookies.putAll(cookies);
    moved.page = page;
    return moved;
  }

  Page get(String url) throws Exception {
    int query = url.indexOf('?');
    String path = query < 0 ? url : url.substring(0, query);
    page =
        runtime.page(
            new PageRequest(path, query < 0 ? null : url.substring(query + 1), cookies::get));
    page.cookies()
        .forEach(
            (name, value) -> {
              if (value.isEmpty()) {
                cookies.remove(name);
              } else {
                cookies.put(name, value);
              }
            });
    return page;
  }

  void connect() throws RefusedException {
    connect(page.csrfToken());
  }

  void connect(String csrfToken) throws RefusedException {
    transport = new RecordingTransport();
    connection =
        runtime.connect(
            new SocketRequest(
                "http://localhost:8000",
                "localhost:8000",
                false,
                "_csrf_token=" + csrfToken + "&vsn=2.0.0",
                cookies::get),
            transport);
  }

  Element root() {
    return Jsoup.parseBodyFragment(page.content()).selectFirst("[data-phx-main]");
  }

  String topic() {
    return "lv:" + root().id();
  }

  /** The join of the page's own view, as the client writes it. */
  String joinPayload(String member, String url) {
    Element root = root();
    return """
    {"%s":"%s","params":{"_csrf_token":"x","_mounts":0,"_mount_attempts":0},\
    "session":"%s","static":"%s","sticky":false}\
    """
        .formatted(member, url, root.attr("data-phx-session"), root.attr("data-phx-static"));
  }

  /** Joins the page's own view and gives the response. */
  JsonNode join(String url) {
    JsonNode reply = join(topic(), joinPayload("url", "http://localhost:8000" + url));
    assertThat(status(reply)).as(reply.toString()).isEqualTo("ok");
    return response(reply);
  }

  /** Joins a topic as {@code "1"} and gives the reply. */
  JsonNode join(String topic, String payload) {
    send("1", "1", topic, "phx_join", payload);
    return transport.next();
  }

  void send(String joinRef, String ref, String topic, String event, String payload) {
    text("[\"%s\",\"%s\",\"%s\",\"%s\",%s]".formatted(joinRef, ref, topic, event, payload));
  }

  void text(String frame) {
    connection.text(frame);
  }

  void binary(byte[] frame) {
    connection.binary(frame);
  }

  /** Sends an event to the page's own view without waiting; gives its ref. */
  String push(String event, String payload) {
    String ref = "e" + ++refs;
    send("1", ref, topic(), event, payload);
    return ref;
  }

  /** Sends an event to the page's own view and gives the response of the next frame, its reply. */
  JsonNode call(String event, String payload) {
    String ref = push(event, payload);
    JsonNode reply = transport.next();
    assertThat(reply.get(1).asString()).as(reply.toString()).isEqualTo(ref);
    assertThat(status(reply)).isEqualTo("ok");
    return response(reply);
  }

  JsonNode click(String name) {
    return call("event", "{\"type\":\"click\",\"event\":\"%s\",\"value\":{}}".formatted(name));
  }

  /** Waits for a push of a sort and gives its payload. */
  JsonNode pushed(String event) {
    JsonNode frame = transport.next();
    assertThat(frame.get(3).asString()).as(frame.toString()).isEqualTo(event);
    return frame.get(4);
  }

  void close() {
    connection.closed();
  }

  static String status(JsonNode reply) {
    return reply.get(4).get("status").asString();
  }

  static JsonNode response(JsonNode reply) {
    return reply.get(4).get("response");
  }

  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
