package io.jview.liveview.html.grammar;

import java.util.ArrayList;
import java.util.List;

/** The value of an attribute as it is read: fixed text, and placeholders in it. */
final class AttributeText {

  private final List<String> texts = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();

  void text(String text) {
    current.append(text);
  }

  void placeholder(Place place) {
    Writer.refuseReference(current, place);
    texts.add(current.toString());
    places.add(place);
    current.setLength(0);
  }

  void end() {
    texts.add(current.toString());
  }

  /** Whether it is one placeholder and nothing else. */
  boolean isWhole() {
    return places.size() == 1 && texts.get(0).isEmpty() && texts.get(1).isEmpty();
  }

  boolean isFixed() {
    return places.isEmpty();
  }

  /** The fixed text ahead of each placeholder, and behind the last one. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  List<Place> places() {
    return List.copyOf(places);
  }
}
