package io.jview.liveview.test;

import io.jview.pubsub.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A view as the browser has joined it: its topic and what it shows. Guarded by its tab's lock. */
final class ClientView {

  final String id;
  final String joinRef;
  private final Consumer<PushedEvent> events;
  private @Nullable ClientTree tree;
  private @Nullable String title;
  private @Nullable Object hookReply;
  private boolean crashed;

  ClientView(String id, String joinRef, Consumer<PushedEvent> events) {
    this.id = id;
    this.joinRef = joinRef;
    this.events = events;
  }

  String topic() {
    return "lv:" + id;
  }

  void joined(Map<?, ?> rendered) {
    tree = new ClientTree(rendered);
    takeSideKeys(rendered);
  }

  void apply(Map<?, ?> diff) {
    if (tree == null) {
      throw new IllegalStateException("a diff came ahead of the join's reply");
    }
    tree.merge(diff);
    takeSideKeys(diff);
  }

  /** Takes what stands beside the tree: title, events, and the reply for a hook. */
  private void takeSideKeys(Map<?, ?> diff) {
    if (diff.get("t") instanceof String text) {
      title = text;
    }
    if (diff.get("e") instanceof List<?> pushed) {
      for (Object event : pushed) {
        List<?> parts = (List<?>) event;
        events.accept(new PushedEvent((String) parts.get(0), Message.of(parts.get(1))));
      }
    }
    hookReply = diff.get("r");
  }

  void crash() {
    crashed = true;
  }

  boolean isCrashed() {
    return crashed;
  }

  String html() {
    return tree == null ? "" : tree.html(id);
  }

  /** The components that have vanished from its page; none once it has crashed. */
  Set<Integer> vanished() {
    return tree == null || crashed ? Set.of() : tree.hidden();
  }

  void prune(List<?> cids) {
    if (tree != null) {
      tree.prune(cids);
    }
  }

  @Nullable String title() {
    return title;
  }

  @Nullable Object takeHookReply() {
    Object taken = hookReply;
    hookReply = null;
    return taken;
  }
}
