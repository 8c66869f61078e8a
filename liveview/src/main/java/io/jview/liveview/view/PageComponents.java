package io.jview.liveview.view;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.Async;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.html.Components;
import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.presence.PresenceDiff;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The components of one page: mounted where they are first placed, updated where what they are
 * given differs, kept until the browser does not show them any more. A view that places none pays
 * for none. Used by the view's thread.
 */
public final class PageComponents implements Components {

  /** So many may the browser leave unmentioned at first. */
  private static final int FEW = 1_000;

  private final Mount<?> mount;
  private final Supplier<String> csrfToken;
  private final ComponentCalls calls;
  private final PageStreams streams;
  private final PageUploads uploads;
  private final Link.@Nullable OfView link;
  private final LimitedLog log;
  private @Nullable ComponentIndex index;

  /** Those placed since the last level was rendered that are to follow what they are given. */
  private @Nullable List<ComponentInstance<?, ?>> due;

  /** Those that show another state than the browser has; those outside mostly come first. */
  private @Nullable SortedSet<Integer> stale;

  private int round;
  private int renders;
  private boolean open;

  /** How deep in streams any stand; the browser is told of each depth apart. */
  private int deepest;

  /** The depth that it is being told of. */
  private int level;

  private int many = FEW;

  PageComponents(
      Mount<?> mount,
      Supplier<String> csrfToken,
      ComponentCalls calls,
      PageStreams streams,
      PageUploads uploads,
      Link.@Nullable OfView link,
      LimitedLog log) {
    this.mount = mount;
    this.csrfToken = csrfToken;
    this.calls = calls;
    this.streams = streams;
    this.uploads = uploads;
    this.link = link;
    this.log = log;
  }

  /** Begins a round of renders: the view's, and those of components that follow. */
  public void open() {
    open = true;
    round++;
    level = 0;
  }

  /**
   * Begins a round of components alone, those that have changed by themselves. A browser that
   * patches what is around a stream leaves the stream's items as they are, so that those deeper in
   * streams have rounds of their own.
   */
  public void openChanged() {
    open();
    if (deepest > 0 && stale != null) {
      level = stale.stream().mapToInt(cid -> index().at(cid).depth()).min().orElse(0);
    }
  }

  /** Ends the round: nothing is placed any more. */
  public void close() {
    open = false;
  }

  Placing placing(int placer) {
    return new Placing(round, ++renders, placer, deepest == 0 ? 0 : depthOf(placer));
  }

  private int depthOf(int placer) {
    return placer == 0 ? 0 : index().at(placer).depth();
  }

  <P> Html place(Placing placing, String id, LiveComponent<P, ?> component, P props) {
    requireNonNull(component, "component");
    requireNonNull(props, "props");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a component needs an id: " + component.getClass());
    }
    if (!open || placing.round() != round) {
      throw new IllegalStateException(
          "a component is placed while its page is rendered only: " + component.getClass());
    }
    if (index == null) {
      index = new ComponentIndex(link);
    }
    ComponentInstance<P, ?> placed = index.get(placing, component, id);
    int depth = placing.depth() + (streams.inItem() ? 1 : 0);
    deepest = Math.max(deepest, depth);
    if (placed.place(placing, depth, props)) {
      due = due == null ? new ArrayList<>() : due;
      due.add(placed);
    }
    return placed.place();
  }

  @Override
  public boolean areUsed() {
    return index != null;
  }

  /** Whether some show another state than the browser has. */
  public boolean haveChanged() {
    return stale != null;
  }

  @Override
  public Collection<Integer> takeDue() {
    if (due != null) {
      return due.stream().<Integer>map(ComponentInstance::cid).toList();
    }
    if (stale == null || deepest == 0) {
      return stale == null ? List.of() : List.of(stale.first());
    }
    return stale.stream().filter(cid -> index().at(cid).depth() <= level).limit(1).toList();
  }

  @Override
  public Map<Integer, Html> render(List<Integer> cids) {
    try {
      update();
      Map<Integer, Html> rendered = new LinkedHashMap<>();
      for (int cid : cids) {
        render(index().at(cid), rendered);
      }
      return rendered;
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException("a component could not be shown", failed);
    }
  }

  private void render(ComponentInstance<?, ?> component, Map<Integer, Html> rendered)
      throws Exception {
    Integer cid = component.cid();
    if (component.isStale()) {
      fresh(cid);
      boolean connected = link != null;
      rendered.put(
          cid,
          calls.render(
              component,
              new ComponentView(
                  cid, connected, mount, csrfToken, this, streams, uploads, placing(cid))));
    }
  }

  /** Has those that are due follow what they are given, all of a class at once. */
  private void update() throws Exception {
    List<ComponentInstance<?, ?>> all = due == null ? List.of() : due;
    due = null;
    Map<Class<?>, List<ComponentInstance<?, ?>>> alike = new LinkedHashMap<>();
    for (ComponentInstance<?, ?> component : all) {
      alike
          .computeIfAbsent(component.component().getClass(), type -> new ArrayList<>())
          .add(component);
    }
    for (List<ComponentInstance<?, ?>> group : alike.values()) {
      updateAlike(group);
    }
  }

  @SuppressWarnings("unchecked")
  private <P, S> void updateAlike(List<ComponentInstance<?, ?>> group) throws Exception {
    calls.update((List<ComponentInstance<P, S>>) (List<?>) group);
  }

  @Override
  public String name(int cid) {
    return index().at(cid).name();
  }

  private ComponentIndex index() {
    return requireNonNull(index, "no component has been placed");
  }

  /** Hands over an event; false: there is no such component any more. */
  boolean event(int cid, Event event) throws Exception {
    ComponentInstance<?, ?> to = index == null ? null : index.find(cid);
    if (to != null) {
      calls.event(to, event);
      changed(to);
    }
    return to != null;
  }

  void info(ComponentInstance<?, ?> to, Info info) throws Exception {
    calls.info(to, info);
    changed(to);
  }

  void async(ComponentInstance<?, ?> to, String name, Async<?> outcome) throws Exception {
    calls.async(to, name, outcome);
    changed(to);
  }

  void gap(ComponentInstance<?, ?> to, Gap gap) throws Exception {
    calls.gap(to, gap);
    changed(to);
  }

  void presence(ComponentInstance<?, ?> to, PresenceDiff diff) throws Exception {
    calls.presence(to, diff);
    changed(to);
  }

  private void changed(ComponentInstance<?, ?> component) {
    if (component.isStale()) {
      stale = stale == null ? new TreeSet<>() : stale;
      stale.add(component.cid());
    }
  }

  /** Has those shown anew that show uploads. */
  void uploadsChanged() {
    if (index != null) {
      uploads.owners().forEach(this::renew);
    }
  }

  private void renew(int cid) {
    ComponentInstance<?, ?> component = index == null ? null : index.find(cid);
    if (component != null && component.isMounted()) {
      component.renew();
      changed(component);
    }
  }

  private void fresh(Integer cid) {
    if (stale != null && stale.remove(cid) && stale.isEmpty()) {
      stale = null;
    }
  }

  /**
   * Those that may have gone without the browser's saying so; none while they are not many more
   * than there were.
   */
  public Collection<Integer> suspects() {
    if (index == null || index.size() <= many) {
      return List.of();
    }
    List<Integer> all = index.cids();
    return deepest == 0 ? all : all.stream().filter(cid -> !isInStream(cid)).toList();
  }

  /** Whether only the browser knows if it still stands. */
  public boolean isInStream(int cid) {
    ComponentInstance<?, ?> component = index == null ? null : index.find(cid);
    return component != null && component.depth() > 0;
  }

  /** Ends components that are not shown any more. */
  public void end(Collection<Integer> cids) {
    if (index != null) {
      List<ComponentInstance<?, ?>> gone = index.remove(cids);
      gone.forEach(component -> fresh(component.cid()));
      gone.forEach(this::end);
      many = Math.max(FEW, 2 * index.size());
    }
  }

  /** Ends all, with their page. */
  void endAll() {
    if (index != null) {
      end(index.cids());
    }
  }

  private void end(ComponentInstance<?, ?> gone) {
    gone.end();
    streams.endOwner(gone.cid());
    uploads.endOwner(gone.cid());
    try {
      if (link != null && gone.isMounted()) {
        calls.terminate(gone);
      }
    } catch (Throwable cause) {
      log.error("{} crashed in terminate", gone.name(), cause);
    }
  }
}
