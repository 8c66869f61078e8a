package io.jview.liveview.html;

import io.jview.liveview.html.grammar.Place;
import io.jview.liveview.html.grammar.Spot;
import org.jspecify.annotations.Nullable;

/** Makes of the values for a spot what may safely stand there. */
sealed interface Slot permits AttributeSlot, Slot.Content, Slot.Text {

  /** The dynamic for the tree: ready HTML as a {@code String}, or a node. */
  Object dynamic(@Nullable Object[] values, int first);

  static Slot of(Spot spot) {
    return switch (spot) {
      case Spot.Content content -> new Content(content.place(), content.holdsStream());
      case Spot.Text text -> new Text(text.place(), text.where());
      case Spot.Part part -> new AttributeSlot.Part(part);
      case Spot.Whole whole -> new AttributeSlot.Whole(whole);
      case Spot.Joined joined -> new AttributeSlot.Joined(joined);
    };
  }

  /** In an element, where markup may stand. */
  record Content(Place place, boolean holdsStream) implements Slot {
    @Override
    public Object dynamic(@Nullable Object[] values, int first) {
      Object value = values[first];
      return switch (value) {
        case String text -> Escaper.escape(text);
        case Raw raw -> raw.html();
        case StreamPlace stream -> stream.standing(place, holdsStream);
        case Html html -> html;
        case null, default -> Escaper.escape(Values.text(value, place));
      };
    }
  }

  /** Where only text may stand: in {@code where}, such as {@code <title>}. */
  record Text(Place place, String where) implements Slot {
    @Override
    public String dynamic(@Nullable Object[] values, int first) {
      return Escaper.escape(Values.textOnly(values[first], place, where));
    }
  }
}
