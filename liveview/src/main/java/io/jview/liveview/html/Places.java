package io.jview.liveview.html;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of components in a tree, in their order, which has lists rendered that are
 * rendered late.
 */
final class Places {

  private @Nullable Set<Integer> found;

  private Places() {}

  /**
   * Finds the places in a tree.
   *
   * @param before the tree that stood there: what is the very same object is not looked into. Null
   *     has all looked into
   */
  static Set<Integer> in(Fragment tree, @Nullable Fragment before) {
    Places places = new Places();
    places.search(tree, before);
    return places.found == null ? Set.of() : places.found;
  }

  private void search(Fragment tree, @Nullable Fragment before) {
    Object[] old =
        before != null && before.template() == tree.template() ? before.dynamics() : null;
    Object[] dynamics = tree.dynamics();
    for (int i = 0; i < dynamics.length; i++) {
      if (dynamics[i] instanceof Html html) {
        searchIn(html, old == null ? null : old[i]);
      }
    }
  }

  private void searchIn(Html html, @Nullable Object before) {
    switch (html) {
      case Component component -> {
        found = found == null ? new LinkedHashSet<>() : found;
        found.add(component.cid());
      }
      case Fragment fragment -> {
        if (!fragment.equals(before)) {
          search(fragment, before instanceof Fragment old ? old : null);
        }
      }
      case Keyed list -> searchList(list, list(before));
      case Memoised<?> list ->
          searchList(list.listAfter(before == null ? "" : before), list(before));
      case StreamPlace stream -> {
        if (stream.items() != null) {
          searchList(stream.items(), null);
        }
      }
      case Raw raw -> {}
    }
  }

  private static @Nullable Keyed list(@Nullable Object before) {
    return switch (before) {
      case Keyed list -> list;
      case Memoised<?> list -> list.list();
      case null, default -> null;
    };
  }

  private void searchList(Keyed list, @Nullable Keyed before) {
    OldPositions old = before == null ? null : new OldPositions(before);
    for (int i = 0; i < list.size(); i++) {
      int from = old == null ? OldPositions.NONE : old.of(list.key(i));
      searchIn(
          list.entry(i), before == null || from == OldPositions.NONE ? null : before.entry(from));
    }
  }
}
