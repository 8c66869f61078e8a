package io.jview.benchmarks.load;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One browser on one page, for as long as its client runs. It keeps the texts of the page's tree
 * and comes back when its connection is lost, after the same pauses as a browser. Thread-safe.
 */
public final class LoadSession {

  private static final int[] PAUSES = {200, 500, 1_000, 2_000, 5_000};

  private final LoadClient client;
  private final Loop loop;
  private final int number;
  private final URI page;
  private final InetSocketAddress server;
  private final LoadListener listener;
  private final Map<String, String> texts = new ConcurrentHashMap<>(4);

  // For the loop's thread alone.
  private @Nullable Visit visit;
  private @Nullable PageTokens tokens;
  private int mounts;
  private int tries;
  private boolean arrived;

  private volatile boolean live;

  LoadSession(LoadClient client, Loop loop, int number, URI page, LoadListener listener) {
    if (!"http".equals(page.getScheme())) {
      throw new IllegalArgumentException("A page has an address with http, not " + page);
    }
    this.client = client;
    this.loop = loop;
    this.number = number;
    this.page = page;
    this.server = new InetSocketAddress(page.getHost(), page.getPort() < 0 ? 80 : page.getPort());
    this.listener = listener;
  }

  /**
   * Tells which of its client's sessions it is.
   *
   * @return a number from 0
   */
  public int number() {
    return number;
  }

  /**
   * Tells whether it has joined and its connection stands.
   *
   * @return whether events reach the view
   */
  public boolean isLive() {
    return live;
  }

  /**
   * Gives a text of the page.
   *
   * @param key the place in the outermost template, from {@code "0"}
   * @return what stands there, escaped as in the page; null if nothing or no plain text does
   */
  public @Nullable String text(String key) {
    return texts.get(key);
  }

  /**
   * Sends a click, as soon as the session's thread gets to it; the time to the reply counts from
   * now. An event is dropped where the session is not live, as a browser does.
   *
   * @param event its name
   * @param value its values, a JSON object
   */
  public void send(String event, String value) {
    long now = System.nanoTime();
    loop.execute(
        () -> {
          if (live && visit != null) {
            visit.send(event, value, now);
          } else {
            client.tally().dropped();
          }
        });
  }

  void begin() {
    loop.execute(this::connect);
  }

  private void connect() {
    visit = new Visit(this, client, loop, page, server, tokens);
    visit.begin();
  }

  /** The page was loaded. */
  void loaded(PageTokens fresh) {
    tokens = fresh;
    mounts = 0;
  }

  int nextMount() {
    return mounts++;
  }

  void joined(Map<?, ?> rendered, long tookNanos) {
    texts.clear();
    merge(rendered);
    tries = 0;
    live = true;
    client.tally().joined(tookNanos);
    if (!arrived) {
      arrived = true;
      client.openNext();
    }
    listener.live(this);
  }

  void changed(Map<?, ?> diff, long nanos) {
    merge(diff);
    listener.changed(this, nanos);
  }

  private void merge(Map<?, ?> tree) {
    tree.forEach(
        (key, value) -> {
          if (value instanceof String text) {
            texts.put((String) key, text);
          }
        });
  }

  /** The view has ended, and perhaps its connection. */
  void left() {
    if (live) {
      live = false;
      client.tally().left();
    }
  }

  /** The connection is gone, or of no use. */
  void lost(String reason, boolean loadAgain) {
    left();
    client.tally().lost(reason);
    listener.lost(this, reason);
    tokens = loadAgain ? null : tokens;
    int pause = PAUSES[Math.min(tries++, PAUSES.length - 1)];
    loop.after((long) (pause * ThreadLocalRandom.current().nextDouble(0.5, 1.5)), this::connect);
  }
}
