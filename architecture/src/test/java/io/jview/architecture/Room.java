package io.jview.architecture;

import java.util.List;

/**
 * Classes that belong together, and the name that a failure gives them.
 *
 * @param name what it is called
 * @param places the packages and the classes that it consists of, named as seen from the house's
 *     root package, which is "."; a class named here is not of the room that its package is
 */
record Room(String name, List<String> places) {

  /** A package that is a room; its name is the room's. */
  static Room of(String place) {
    return new Room(place, List.of(place));
  }

  /** A room of some packages or classes. */
  static Room of(String name, String... places) {
    return new Room(name, List.of(places));
  }

  @Override
  public String toString() {
    return name;
  }
}
