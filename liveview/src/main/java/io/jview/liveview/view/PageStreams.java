package io.jview.liveview.view;

import io.jview.liveview.LiveStream;
import io.jview.liveview.html.Html;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The streams of one page, its components' included: keeps what waits until it is sent, and nothing
 * longer. Used by the view's thread.
 */
public final class PageStreams {

  /** By the number of the component whose they are, 0 for the view, and by name. */
  private final Map<Integer, Map<String, WaitingStream<?>>> owners = new HashMap<>(4);

  /** Those of which something waits, or that stand in what is being rendered. */
  private final Set<WaitingStream<?>> waiting = new LinkedHashSet<>();

  /** What a callback has said that may yet be refused. */
  private @Nullable List<Runnable> said;

  private boolean inItem;

  /** Finds one, or makes it: one name is one stream, of one type. */
  @SuppressWarnings("unchecked")
  <T> WaitingStream<T> get(int owner, LiveStream<T> stream) {
    Map<String, WaitingStream<?>> own = owners.computeIfAbsent(owner, cid -> new HashMap<>(4));
    return (WaitingStream<T>)
        own.computeIfAbsent(
            stream.name(),
            name -> new WaitingStream<>(stream, (owner == 0 ? "" : owner + "-") + own.size()));
  }

  /** Whether an item of a stream is being rendered. */
  boolean inItem() {
    return inItem;
  }

  void change(WaitingStream<?> stream, Runnable change) {
    if (said == null) {
      waiting.add(stream);
      change.run();
    } else {
      said.add(() -> waiting.add(stream));
      said.add(change);
    }
  }

  /** Holds back what is said from now on. */
  void begin() {
    said = new ArrayList<>();
  }

  /** Takes what was said, or drops it. */
  void end(boolean taken) {
    List<Runnable> all = said;
    said = null;
    if (taken && all != null) {
      all.forEach(Runnable::run);
    }
  }

  /** Has a stream of who renders stand there. */
  <T> Html place(Placing placing, LiveStream<T> stream, Function<? super T, ? extends Html> fn) {
    if (inItem) {
      throw new IllegalStateException(
          "a stream cannot stand in the item of another: the server keeps no items, so it could"
              + " not change it; make the item a component, which has streams of its own");
    }
    WaitingStream<T> placed = get(placing.placer(), stream);
    waiting.add(placed);
    inItem = true;
    try {
      return placed.place(placing, fn);
    } finally {
      inItem = false;
    }
  }

  /**
   * Forgets what was sent.
   *
   * @param last whether nothing else of this render follows, so that what still waits is for later
   */
  public void sent(boolean last) {
    if (!waiting.isEmpty()) {
      waiting.removeIf(WaitingStream::settle);
      if (last) {
        waiting.forEach(WaitingStream::bound);
      }
    }
  }

  /** Forgets the streams of a component. */
  void endOwner(int cid) {
    Map<String, WaitingStream<?>> gone = owners.remove(cid);
    if (gone != null) {
      waiting.removeAll(gone.values());
    }
  }
}
