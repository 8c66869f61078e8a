package io.jview.liveview.host;

import io.jview.liveview.LiveFrame;
import io.jview.liveview.MountHook;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pages that share who may see them and what stands around them. Within a group a browser navigates
 * over its socket; from one group into another the page is loaded in full.
 *
 * @param name what the pages' tokens call the group, the same on all instances: 1 to 100 letters,
 *     digits, dashes and underscores; different in each group of a runtime
 * @param admission who may come in
 * @param hooks what runs before a page of the group mounts, in order
 * @param frame what stands around the content of each page; null for nothing
 */
public record RouteGroup(
    String name, Admission admission, List<MountHook> hooks, @Nullable LiveFrame frame) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  /** The group of pages that are in no other: everybody may come in. */
  public static final RouteGroup DEFAULT =
      new RouteGroup("default", visit -> Verdict.pass(), List.of(), null);

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is none
   */
  public RouteGroup {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is not a group's name: letters, digits, dashes and underscores");
    }
    hooks = List.copyOf(hooks);
  }
}
