package io.jview.liveview.process;

import io.jview.liveview.html.Rendered;
import io.jview.liveview.view.Instance;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the browser shows of a joined view: renders it and tells what is new. */
final class ViewPage {

  private final Instance<?> view;
  private final Children children;
  private final Consumer<Set<String>> gone;
  private @Nullable Rendered rendered;

  /**
   * Makes one.
   *
   * @param gone takes the ids of nested views that are not shown any more
   */
  ViewPage(Instance<?> view, Children children, Consumer<Set<String>> gone) {
    this.view = view;
    this.children = children;
    this.gone = gone;
  }

  /** Whether the browser has a page that a change can be told of. */
  boolean isShown() {
    return rendered != null;
  }

  /** Renders for the first time and gives the whole tree. */
  String show() throws Exception {
    Rendered first = new Rendered(view.render(children));
    gone.accept(children.settle());
    StringBuilder members = new StringBuilder();
    first.writeMembers(members);
    view.effects().takeMembers(members);
    rendered = first;
    return "{" + members + "}";
  }

  /** Gives what the browser does not know yet, or null; without rendering only what was pushed. */
  @Nullable String change(boolean render) throws Exception {
    StringBuilder members = new StringBuilder();
    if (render && rendered != null) {
      rendered.diff(view.render(children), members);
      gone.accept(children.settle());
    }
    view.effects().takeMembers(members);
    return members.isEmpty() ? null : "{" + members + "}";
  }
}
