package io.jview.liveview.html.grammar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the fixed parts and the spots of a template that is being parsed. */
final class Writer {

  private final List<String> statics = new ArrayList<>();
  private final List<Spot> spots = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();

  /** How many spots there are so far. */
  int spots() {
    return spots.size();
  }

  void write(String text) {
    current.append(text);
  }

  /** Ends the fixed part that is being written with a spot. */
  void write(Spot spot) {
    refuseReference(current, spot.place());
    statics.add(current.toString());
    current.setLength(0);
    spots.add(spot);
  }

  /** A value must not end what is fixed as a character reference. */
  static void refuseReference(CharSequence fixed, Place place) {
    int i = fixed.length() - 1;
    while (i >= 0 && (Character.isLetterOrDigit(fixed.charAt(i)) || fixed.charAt(i) == '#')) {
      i--;
    }
    if (i >= 0 && fixed.charAt(i) == '&') {
      throw place.refuse("a placeholder cannot complete a character reference; write &amp; for &");
    }
  }

  ParsedTemplate finish(String source, List<Place> roots, @Nullable RootId rootId) {
    statics.add(current.toString());
    return new ParsedTemplate(source, statics, spots, roots, rootId);
  }
}
