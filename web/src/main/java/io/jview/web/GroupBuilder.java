package io.jview.web;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveFrame;
import io.jview.liveview.LiveView;
import io.jview.liveview.MountHook;
import io.jview.liveview.host.RouteGroup;
import io.jview.web.page.Group;
import io.jview.web.page.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the routes of a group and what they share. The order does not matter: a guard holds for
 * routes that were added before it too. A group in a group has all guards, hooks and frames of the
 * outer one first, and its layout where it brings none of its own. Valid within the call of {@link
 * SiteBuilder#group} only.
 */
public final class GroupBuilder implements Routing<GroupBuilder> {

  private final List<Function<Group, Route>> routes = new ArrayList<>();
  private final List<GroupBuilder> inner = new ArrayList<>();
  private final List<MountHook> hooks = new ArrayList<>();
  private @Nullable String name;
  private @Nullable Guard guard;
  private @Nullable LiveFrame frame;
  private @Nullable Layout layout;
  private boolean closed;

  GroupBuilder() {}

  /**
   * Names the group, which log lines and the tokens of its pages then do too. Default: a number.
   *
   * @param groupName 1 to 100 letters, digits, dashes and underscores; no other group's
   * @return this
   */
  public GroupBuilder name(String groupName) {
    check();
    name = requireNonNull(groupName, "groupName");
    return this;
  }

  /**
   * Sets who may come in. Of several guards each is asked, in order, until one does not let pass.
   *
   * @param next the guard
   * @return this
   */
  public GroupBuilder guard(Guard next) {
    check();
    requireNonNull(next, "next");
    guard = guard == null ? next : guard.and(next);
    return this;
  }

  /**
   * Sets what stands around the group's pages in the document. Default: the outer group's, or the
   * site's.
   *
   * @param pageLayout the layout
   * @return this
   */
  public GroupBuilder layout(Layout pageLayout) {
    check();
    layout = requireNonNull(pageLayout, "pageLayout");
    return this;
  }

  /**
   * Puts a frame around the content of the group's pages, which is live with it; around the pages
   * of plain handlers it stands still. Of several frames the first one is the outermost. Default:
   * none.
   *
   * @param next the frame
   * @return this
   */
  public GroupBuilder frame(LiveFrame next) {
    check();
    frame = inside(frame, requireNonNull(next, "next"));
    return this;
  }

  /**
   * Adds what runs before each live page of the group mounts, in order.
   *
   * @param hook the hook
   * @return this
   */
  public GroupBuilder onMount(MountHook hook) {
    check();
    hooks.add(requireNonNull(hook, "hook"));
    return this;
  }

  @Override
  public GroupBuilder live(String path, LiveView<?> view) {
    return add(group -> Route.live(group, path, view));
  }

  @Override
  public GroupBuilder get(String path, Handler handler) {
    return add(group -> Route.get(group, path, handler));
  }

  @Override
  public GroupBuilder post(String path, Handler handler) {
    return add(group -> Route.post(group, path, handler, true));
  }

  /** Adds a receiver of POSTs by other programs, of which the guard is asked. */
  @Override
  public GroupBuilder webhook(String path, Handler handler) {
    return add(group -> Route.post(group, path, handler, false));
  }

  /**
   * Adds a group inside of this one.
   *
   * @param content fills it
   * @return this
   */
  public GroupBuilder group(Consumer<GroupBuilder> content) {
    check();
    inner.add(filled(content));
    return this;
  }

  static GroupBuilder filled(Consumer<GroupBuilder> content) {
    GroupBuilder group = new GroupBuilder();
    content.accept(group);
    group.closed = true;
    return group;
  }

  /** Gives the routes to a site, with all that stands around them. */
  void addTo(SiteBuilder site, Group outer) {
    Group group = new Group(live(site, outer.live()), layout == null ? outer.layout() : layout);
    routes.forEach(route -> site.add(route.apply(group)));
    inner.forEach(next -> next.addTo(site, group));
  }

  private RouteGroup live(SiteBuilder site, RouteGroup outer) {
    List<MountHook> all = new ArrayList<>(outer.hooks());
    all.addAll(hooks);
    Guard first = outer.admission()::ask;
    return new RouteGroup(
        name == null ? site.nextGroupName() : name,
        guard == null ? first : first.and(guard),
        all,
        frame == null ? outer.frame() : inside(outer.frame(), frame));
  }

  private static LiveFrame inside(@Nullable LiveFrame outer, LiveFrame frame) {
    return outer == null
        ? frame
        : (content, view) -> outer.around(frame.around(content, view), view);
  }

  private GroupBuilder add(Function<Group, Route> route) {
    check();
    routes.add(route);
    return this;
  }

  private void check() {
    if (closed) {
      throw new IllegalStateException("A group is filled within the call of group() only");
    }
  }
}
