package io.jview.liveview.view;

import io.jview.liveview.LiveComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The components that a page has, by class and id, and by number. Used by the view's thread. */
final class ComponentIndex {

  private final Map<Class<?>, Map<String, ComponentInstance<?, ?>>> byId = new HashMap<>(4);
  private final Map<Integer, ComponentInstance<?, ?>> byCid = new HashMap<>();
  private final Link.@Nullable OfView link;
  private int last;

  ComponentIndex(Link.@Nullable OfView link) {
    this.link = link;
  }

  /**
   * Finds one, or makes it: mostly the one that followed in the last render too. What its class
   * says it gets and has, every one of that class does.
   */
  @SuppressWarnings("unchecked")
  <P> ComponentInstance<P, ?> get(Placing placing, LiveComponent<P, ?> component, String id) {
    ComponentInstance<?, ?> before = placing.last();
    ComponentInstance<?, ?> found = before == null ? null : before.next();
    if (found == null || !found.is(component, id)) {
      found = lookUp(component, id);
      if (before != null) {
        before.followedBy(found);
      }
    }
    placing.follow(found);
    return (ComponentInstance<P, ?>) found;
  }

  private ComponentInstance<?, ?> lookUp(LiveComponent<?, ?> component, String id) {
    return byId.computeIfAbsent(component.getClass(), type -> new HashMap<>())
        .computeIfAbsent(id, fresh -> make(component, fresh));
  }

  private <P, S> ComponentInstance<P, S> make(LiveComponent<P, S> component, String id) {
    ComponentInstance<P, S> made = new ComponentInstance<>(component, id, ++last, link);
    byCid.put(made.cid(), made);
    return made;
  }

  @Nullable ComponentInstance<?, ?> find(int cid) {
    return byCid.get(cid);
  }

  ComponentInstance<?, ?> at(int cid) {
    ComponentInstance<?, ?> found = find(cid);
    if (found == null) {
      throw new IllegalStateException("component " + cid + " is none of this page");
    }
    return found;
  }

  /** Forgets some, and gives those. */
  List<ComponentInstance<?, ?>> remove(Collection<Integer> cids) {
    List<ComponentInstance<?, ?>> removed = new ArrayList<>(cids.size());
    for (int cid : cids) {
      ComponentInstance<?, ?> gone = byCid.remove(cid);
      Map<String, ?> alike = gone == null ? null : byId.get(gone.component().getClass());
      if (gone != null && alike != null) {
        alike.remove(gone.id());
        gone.followedBy(null);
        removed.add(gone);
      }
    }
    return removed;
  }

  List<Integer> cids() {
    return List.copyOf(byCid.keySet());
  }

  int size() {
    return byCid.size();
  }
}
