package io.jview.liveview.process;

import io.jview.liveview.html.Rendered;
import io.jview.liveview.view.Instance;
import io.jview.liveview.view.PageComponents;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the browser shows of a joined view: renders it and tells what is new. */
final class ViewPage {

  private final Instance<?> view;
  private final Children children;
  private final Runnable settle;
  private @Nullable Rendered rendered;

  /**
   * Makes one.
   *
   * @param settle takes note of the nested views that a render has placed
   */
  ViewPage(Instance<?> view, Children children, Runnable settle) {
    this.view = view;
    this.children = children;
    this.settle = settle;
  }

  /** Whether the browser has a page that a change can be told of. */
  boolean isShown() {
    return rendered != null;
  }

  /** Renders for the first time and gives the whole tree. */
  String show() throws Exception {
    PageComponents components = view.components();
    components.open();
    Rendered first = new Rendered(view.render(children), components);
    components.close();
    settle.run();
    StringBuilder members = new StringBuilder();
    first.writeMembers(members);
    view.streams().sent(true);
    view.effects().takeMembers(members);
    rendered = first;
    return "{" + members + "}";
  }

  /**
   * Gives what the browser does not know yet, or null: renders the view, or only those of its
   * components that have changed by themselves. Without rendering only what was pushed.
   */
  @Nullable String change(boolean render) throws Exception {
    StringBuilder members = new StringBuilder();
    if (render && rendered != null) {
      change(rendered, members);
    }
    view.effects().takeMembers(members);
    return members.isEmpty() ? null : "{" + members + "}";
  }

  private void change(Rendered shown, StringBuilder members) throws Exception {
    PageComponents components = view.components();
    if (view.isStale()) {
      components.open();
      shown.diff(view.render(children), components, members);
      settle.run();
    } else if (components.haveChanged()) {
      components.openChanged();
      shown.diffComponents(components, members);
    }
    components.close();
    view.streams().sent(!components.haveChanged());
    end(shown.destroyed(components.suspects()));
  }

  /** Takes note of components that the browser is about to forget. */
  void willDestroy(Collection<Integer> cids) {
    if (rendered != null) {
      rendered.willDestroy(cids);
    }
  }

  /** Ends components that the browser has forgotten, but for those that are shown again. */
  Collection<Integer> destroyed(Collection<Integer> cids) {
    Rendered shown = rendered;
    return shown == null
        ? List.of()
        : end(shown.destroyed(cids.stream().filter(cid -> !isBack(shown, cid)).toList()));
  }

  /** One in a stream was sent again since the browser said that it would forget it. */
  private boolean isBack(Rendered shown, int cid) {
    return view.components().isInStream(cid) && !shown.isLeaving(cid);
  }

  /** Whether there is more to tell, which the browser cannot take with what it was told. */
  boolean isBehind() {
    return rendered != null && view.components().haveChanged();
  }

  private Collection<Integer> end(Collection<Integer> cids) {
    if (!cids.isEmpty()) {
      view.components().end(cids);
    }
    return cids;
  }
}
