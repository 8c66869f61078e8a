package io.jview.liveview.html.grammar;

import java.util.List;

/**
 * A template as read.
 *
 * @param source its text
 * @param statics the fixed parts, one more than there are spots
 * @param spots what stands between each two of them
 * @param placeholders where they stand, those of all spots in their order
 */
public record ParsedTemplate(
    String source, List<String> statics, List<Spot> spots, List<Place> placeholders) {

  ParsedTemplate(String source, List<String> statics, List<Spot> spots) {
    this(
        source,
        List.copyOf(statics),
        List.copyOf(spots),
        spots.stream().flatMap(spot -> spot.placeholders().stream()).toList());
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
}
