package io.jview.liveview.test;

import io.jview.liveview.host.LiveConnection;
import io.jview.liveview.host.Transport;
import io.jview.pubsub.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A browser's socket and the views that have joined over it. Frames are applied on the threads that
 * send them, under the lock; everything else happens on the test's thread.
 */
final class Tab implements Transport {

  private final Duration timeout;

  /** Guards all that frames change; notified after each. */
  private final Object lock = new Object();

  private final Map<String, ClientView> views = new LinkedHashMap<>();
  private final Map<String, Map<?, ?>> replies = new HashMap<>();
  private final List<PushedEvent> events = new ArrayList<>();
  private final List<Message> diffs = new ArrayList<>();
  private @Nullable Map<String, Map<?, ?>> navigation;
  private @Nullable Integer closeCode;
  private @Nullable LiveConnection connection;
  private long frames;
  private int refs;

  Tab(Duration timeout) {
    this.timeout = timeout;
  }

  void connect(SiteUnderTest site, String socketPath, String csrfToken, CookieJar cookies) {
    synchronized (lock) {
      closeCode = null;
      views.clear();
    }
    String url = socketPath + "/websocket?_csrf_token=" + csrfToken + "&_mounts=0&vsn=2.0.0";
    Map<String, String> headers = new HashMap<>();
    headers.put("upgrade", "websocket");
    headers.put("origin", "http://" + TestExchange.HOST);
    headers.put("cookie", cookies.header());
    TestExchange exchange = new TestExchange("GET", url, headers, new byte[0], this);
    site.serve(exchange);
    connection = exchange.connection();
    if (connection == null) {
      throw new AssertionError("the socket was refused with " + exchange.answer(url).status());
    }
  }

  boolean isOpen() {
    return connection != null;
  }

  void disconnect() {
    if (connection != null) {
      connection.closed();
      connection = null;
    }
  }

  /** Joins a view and gives the reply, {@code {"status":…,"response":…}}. */
  Map<?, ?> join(String id, Map<String, @Nullable Object> payload) {
    String ref = Integer.toString(++refs);
    ClientView view = new ClientView(id, ref, events::add);
    synchronized (lock) {
      views.put(view.topic(), view);
    }
    return exchange(view, ref, "phx_join", payload);
  }

  void leave(ClientView view) {
    exchange(view, Integer.toString(++refs), "phx_leave", Map.of());
    synchronized (lock) {
      views.remove(view.topic(), view);
    }
  }

  /** Sends an event and gives the response, once everything before it and itself is applied. */
  Map<?, ?> call(ClientView view, String event, Map<String, @Nullable Object> payload) {
    Map<?, ?> reply = exchange(view, Integer.toString(++refs), event, payload);
    if (!"ok".equals(reply.get("status"))) {
      throw new AssertionError("the view answered " + Message.of(reply).json());
    }
    return Json.object(reply.get("response"));
  }

  String freshRef() {
    return Integer.toString(++refs);
  }

  /** Joins the topic of a file and gives the reply. */
  Map<?, ?> joinUpload(String topic, String joinRef, String token) {
    List<?> frame = List.of(joinRef, joinRef, topic, "phx_join", Map.of("token", token));
    return answer(topic, joinRef, open -> open.text(Message.of(frame).json()));
  }

  /** Sends a chunk of a file and gives the reply. */
  Map<?, ?> chunk(String topic, String joinRef, byte[] data) {
    String ref = freshRef();
    return answer(topic, ref, open -> open.binary(frame(data, joinRef, ref, topic, "chunk")));
  }

  private static byte[] frame(byte[] data, String... texts) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0);
    for (String text : texts) {
      frame.write(text.length());
    }
    for (String text : texts) {
      frame.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
    frame.writeBytes(data);
    return frame.toByteArray();
  }

  private Map<?, ?> answer(String topic, String ref, Consumer<LiveConnection> send) {
    LiveConnection open = connection;
    if (open == null) {
      throw new AssertionError("the socket is closed; reconnect first");
    }
    send.accept(open);
    long deadline = System.nanoTime() + timeout.toNanos();
    long seen = frames();
    while (read(() -> !replies.containsKey(ref) && closeCode == null)) {
      if (!awaitFrames(seen, deadline)) {
        throw new AssertionError("no reply on " + topic + " within " + timeout.toMillis() + " ms");
      }
      seen = frames();
    }
    Map<?, ?> reply = read(() -> replies.remove(ref));
    if (reply == null) {
      throw new AssertionError("the server closed the socket with " + closeCode);
    }
    return reply;
  }

  private Map<?, ?> exchange(
      ClientView view, String ref, String event, Map<String, @Nullable Object> payload) {
    LiveConnection open = connection;
    if (open == null) {
      throw new AssertionError("the socket is closed; reconnect first");
    }
    open.text(Message.of(Arrays.asList(view.joinRef, ref, view.topic(), event, payload)).json());
    long deadline = System.nanoTime() + timeout.toNanos();
    long seen = frames();
    while (!isAnswered(view, ref)) {
      if (!awaitFrames(seen, deadline)) {
        throw new AssertionError("no reply to " + event + " within " + timeout.toMillis() + " ms");
      }
      seen = frames();
    }
    synchronized (lock) {
      Map<?, ?> reply = replies.remove(ref);
      if (reply == null) {
        throw new AssertionError(
            view.isCrashed()
                ? "the view crashed; the log tells why"
                : "the server closed the socket with " + closeCode);
      }
      return reply;
    }
  }

  private boolean isAnswered(ClientView view, String ref) {
    return read(() -> replies.containsKey(ref) || view.isCrashed() || closeCode != null);
  }

  /** Waits until frames have come since they were counted as {@code seen}; false: in vain. */
  boolean awaitFrames(long seen, long deadlineNanos) {
    synchronized (lock) {
      while (frames == seen) {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        try {
          lock.wait(left / 1_000_000 + 1);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return true;
    }
  }

  /** How many frames have come so far. */
  long frames() {
    return read(() -> frames);
  }

  @Override
  public void send(String text) {
    List<?> frame = Json.array(Message.fromJson(text).value());
    synchronized (lock) {
      String topic = Json.text(frame.get(2));
      if (topic.startsWith("lvu:") && "phx_reply".equals(frame.get(3))) {
        replies.put(String.valueOf(frame.get(1)), Json.object(frame.get(4)));
      }
      ClientView view = views.get(topic);
      if (view != null && view.joinRef.equals(frame.get(0))) {
        take(view, (String) frame.get(1), Json.text(frame.get(3)), Json.object(frame.get(4)));
      }
      frames++;
      lock.notifyAll();
    }
  }

  private void take(ClientView view, @Nullable String ref, String event, Map<?, ?> payload) {
    switch (event) {
      case "phx_reply" -> {
        Map<?, ?> response = Json.object(payload.get("response"));
        if (response.get("rendered") instanceof Map<?, ?> rendered) {
          view.joined(rendered);
        }
        if (response.get("diff") instanceof Map<?, ?> diff) {
          apply(view, diff);
        }
        takeNavigation(response);
        replies.put(String.valueOf(ref), payload);
      }
      case "diff" -> apply(view, payload);
      case "live_patch", "live_redirect", "redirect" -> navigation = Map.of(event, payload);
      case "phx_error" -> view.crash();
      default -> {}
    }
  }

  private void apply(ClientView view, Map<?, ?> diff) {
    diffs.add(Message.of(diff));
    view.apply(diff);
  }

  private void takeNavigation(Map<?, ?> response) {
    for (String kind : List.of("live_patch", "live_redirect", "redirect")) {
      if (response.get(kind) instanceof Map<?, ?> where) {
        navigation = Map.of(kind, where);
      }
    }
  }

  @Override
  public void pause() {}

  @Override
  public void resume() {}

  @Override
  public void close(int code, String reason) {
    synchronized (lock) {
      closeCode = code;
      frames++;
      lock.notifyAll();
    }
  }

  /** Reads something that frames change. */
  <T extends @Nullable Object> T read(Supplier<T> reader) {
    synchronized (lock) {
      return reader.get();
    }
  }

  List<ClientView> views() {
    return read(() -> List.copyOf(views.values()));
  }

  @Nullable ClientView view(String id) {
    return read(() -> views.get("lv:" + id));
  }

  /** Where a view has sent the browser, by the sort of navigation; null: nowhere. */
  @Nullable Map<String, Map<?, ?>> takeNavigation() {
    return read(
        () -> {
          Map<String, Map<?, ?>> taken = navigation;
          navigation = null;
          return taken;
        });
  }

  List<PushedEvent> events() {
    return read(() -> List.copyOf(events));
  }

  List<Message> diffs() {
    return read(() -> List.copyOf(diffs));
  }
}
