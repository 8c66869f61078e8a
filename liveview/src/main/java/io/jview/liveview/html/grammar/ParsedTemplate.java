package io.jview.liveview.html.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template as read.
 *
 * @param source its text
 * @param statics the fixed parts, one more than there are spots
 * @param spots what stands between each two of them
 * @param placeholders where they stand, those of all spots in their order
 * @param roots where the first two things stand that are in no element
 * @param rootId the id of the first element; null where it has none
 */
public record ParsedTemplate(
    String source,
    List<String> statics,
    List<Spot> spots,
    List<Place> placeholders,
    List<Place> roots,
    @Nullable RootId rootId) {

  ParsedTemplate(
      String source,
      List<String> statics,
      List<Spot> spots,
      List<Place> roots,
      @Nullable RootId rootId) {
    this(
        source,
        List.copyOf(statics),
        List.copyOf(spots),
        spots.stream().flatMap(spot -> spot.placeholders().stream()).toList(),
        List.copyOf(roots),
        rootId);
  }

  /**
   * Checks that it is one element, with nothing beside it but blanks and comments.
   *
   * @param what what must be one element, such as {@code a component}
   * @throws MalformedTemplateException if it is more, less or something else
   */
  public void checkOneRoot(String what) {
    if (roots.isEmpty()) {
      throw new Place(source, 0).refuse(what + " renders one element, and here is none");
    }
    Place first = roots.get(0);
    if (source.charAt(first.offset()) != '<') {
      throw first.refuse(
          what + " renders one element with all in it; put one around this, such as <div>");
    }
    if (roots.size() > 1) {
      throw roots
          .get(1)
          .refuse(what + " renders one element, and this stands beside it; put one around both");
    }
  }

  /**
   * Checks how many values there are.
   *
   * @param values how many
   * @throws MalformedTemplateException if there are more or fewer than placeholders
   */
  public void checkCount(int values) {
    int wanted = placeholders.size();
    if (values == wanted) {
      return;
    }
    Place place = values < wanted ? placeholders.get(values) : new Place(source, source.length());
    String hint =
        source.contains("$${")
            ? "; $${ is the text ${, a dollar sign before a placeholder is &#36;${}"
            : "";
    throw place.refuse(
        "the template has " + wanted + " placeholders, but got " + values + " values" + hint);
  }

  /**
   * Makes the error for a first element whose id is missing or another one.
   *
   * @param message what is wrong, and what to write instead
   * @return the error, to be thrown
   */
  public MalformedTemplateException refuseRoot(String message) {
    return roots.get(0).refuse(message);
  }
}
