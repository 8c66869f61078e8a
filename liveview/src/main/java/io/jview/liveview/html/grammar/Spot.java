package io.jview.liveview.html.grammar;

import java.util.List;

/** Where values stand in a template, and so what they may be and how they are written. */
public sealed interface Spot {

  /**
   * The first placeholder.
   *
   * @return where it stands
   */
  Place place();

  /**
   * All placeholders that it is made of.
   *
   * @return where they stand, at least one
   */
  default List<Place> placeholders() {
    return List.of(place());
  }

  /**
   * In an element, where markup may stand.
   *
   * @param place the placeholder
   * @param holdsStream whether the element is one whose items the client keeps
   */
  record Content(Place place, boolean holdsStream) implements Spot {}

  /**
   * In an element that holds text only.
   *
   * @param place the placeholder
   * @param where the element, such as {@code <title>}
   */
  record Text(Place place, String where) implements Spot {}

  /**
   * A part of an attribute's value that may be any text.
   *
   * @param place the placeholder
   * @param printsBooleans whether true and false are texts there, rather than nothing
   */
  record Part(Place place, boolean printsBooleans) implements Spot {}

  /**
   * The whole value of an attribute, which decides whether the attribute is there at all.
   *
   * @param place the placeholder
   * @param name the attribute, as the template writes it
   * @param printsBooleans whether true and false are texts there, rather than there and not there
   * @param guard what the value may not say
   */
  record Whole(Place place, String name, boolean printsBooleans, Guard guard) implements Spot {}

  /**
   * All that stands between the quotes of an attribute whose parts are safe or not together.
   *
   * @param texts the fixed text ahead of each placeholder, and behind the last one
   * @param places the placeholders, one less than texts
   * @param printsBooleans whether true and false are texts there, rather than nothing
   * @param guard what the parts may not say together
   */
  record Joined(List<String> texts, List<Place> places, boolean printsBooleans, Guard guard)
      implements Spot {

    @Override
    public Place place() {
      return places.get(0);
    }

    @Override
    public List<Place> placeholders() {
      return places;
    }
  }
}
