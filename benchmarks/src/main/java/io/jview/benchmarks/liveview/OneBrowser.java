package io.jview.benchmarks.liveview;

import io.jview.liveview.LiveView;
import io.jview.liveview.Peer;
import io.jview.liveview.host.LiveConnection;
import io.jview.liveview.host.LiveLimits;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.PageRequest;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.host.SocketRequest;
import io.jview.liveview.host.Transport;
import io.jview.liveview.runtime.LiveRuntime;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser that has joined the one page of a runtime in this process, and waits for answers. */
final class OneBrowser implements Transport, AutoCloseable {

  private static final Pattern ROOT =
      Pattern.compile("id=\"([^\"]+)\" data-phx-main data-phx-session=\"([^\"]+)\"");
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final SynchronousQueue<String> frames = new SynchronousQueue<>();
  private final LiveRuntime runtime;
  private final LiveConnection connection;
  private final String click;

  private OneBrowser(LiveRuntime runtime) throws Exception {
    this.runtime = runtime;
    Page page = runtime.page(new PageRequest("/", null, name -> null, "", Peer.UNKNOWN, null));
    connection = connect(page);
    Matcher root = ROOT.matcher(page.content());
    if (!root.find()) {
      throw new IllegalStateException("the page has no view");
    }
    String topic = "lv:" + root.group(1);
    click =
        "[\"1\",\"2\",\""
            + topic
            + "\",\"event\",{\"type\":\"click\",\"event\":\"x\",\"value\":{}}]";
    ask(
        "[\"1\",\"1\",\"%s\",\"phx_join\",{\"url\":\"http://localhost/\",\"params\":{},\"session\":\"%s\"}]"
            .formatted(topic, root.group(2)));
  }

  static OneBrowser at(LiveView<?> view) throws Exception {
    LiveRuntime runtime =
        LiveRuntime.builder()
            .secrets(List.of(SECRET))
            .limits(
                LiveLimits.DEFAULTS.with(new LiveLimits.Rate(Integer.MAX_VALUE, Integer.MAX_VALUE)))
            .live("/", view)
            .build();
    runtime.start().toCompletableFuture().join();
    return new OneBrowser(runtime);
  }

  private LiveConnection connect(Page page) throws RefusedException {
    return runtime.connect(
        new SocketRequest(
            "http://localhost",
            "localhost",
            false,
            "127.0.0.1",
            "_csrf_token=" + page.csrfToken() + "&vsn=2.0.0",
            page.cookies()::get,
            Peer.UNKNOWN,
            null),
        this);
  }

  /** Clicks, and gives the answer. */
  String click() throws InterruptedException {
    return ask(click);
  }

  private String ask(String frame) throws InterruptedException {
    connection.text(frame);
    String answer = frames.poll(10, TimeUnit.SECONDS);
    if (answer == null || !answer.contains("\"ok\"")) {
      throw new IllegalStateException("no answer but " + answer);
    }
    return answer;
  }

  @Override
  public void send(String text) {
    try {
      frames.put(text);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void pause() {}

  @Override
  public void resume() {}

  @Override
  public void close(int code, String reason) {}

  @Override
  public void close() {
    connection.closed();
    runtime.stop().toCompletableFuture().join();
  }
}
