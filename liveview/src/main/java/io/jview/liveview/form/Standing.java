package io.jview.liveview.form;

import io.jview.liveview.bind.Shape;
import io.jview.liveview.bind.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in a form, and which of its errors are shown. Immutable.
 *
 * @param submitted whether it was submitted, and not changed since
 * @param told the errors that only the application has found, by path
 */
record Standing(Typed typed, boolean submitted, Map<String, List<String>> told) {

  static Standing of(Typed typed) {
    return new Standing(typed, false, Map.of());
  }

  /** With other rows. */
  Standing with(Typed other) {
    return new Standing(other, submitted, told);
  }

  Standing with(String path, String error) {
    Map<String, List<String>> more = new HashMap<>(told);
    List<String> here = new ArrayList<>(told.getOrDefault(path, List.of()));
    here.add(error);
    more.put(path, List.copyOf(here));
    return new Standing(typed, submitted, Map.copyOf(more));
  }

  /** Whether errors of a field are shown: the user has been in it, or in a part of it. */
  boolean shows(String path, Shape shape) {
    return submitted
        || typed.used().contains(path)
        || ((shape instanceof Shape.Nested || shape instanceof Shape.Rows)
            && typed.used().stream().anyMatch(used -> used.startsWith(path + ".")));
  }

  /** The errors at a path that are shown: those told, and those found where it is time for them. */
  List<String> shown(String path, List<String> found) {
    List<String> all = new ArrayList<>(told.getOrDefault(path, List.of()));
    all.addAll(found);
    return all.stream().distinct().toList();
  }
}
