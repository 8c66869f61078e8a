package io.jview.liveview.html;

import io.jview.liveview.html.grammar.BindingGuard;
import io.jview.liveview.html.grammar.Guard;
import io.jview.liveview.html.grammar.Place;
import io.jview.liveview.html.grammar.Spot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of values what may stand in an attribute. */
sealed interface AttributeSlot extends Slot {

  /** A value as text, and nothing for a Boolean where it is no text. */
  private static String text(@Nullable Object value, Place place, boolean printsBooleans) {
    return value instanceof Boolean && !printsBooleans
        ? ""
        : Values.textOnly(value, place, "an attribute");
  }

  /** A part of a value. */
  record Part(Spot.Part spot) implements AttributeSlot {
    @Override
    public String dynamic(@Nullable Object[] values, int first) {
      return Escaper.escape(text(values[first], spot.place(), spot.printsBooleans()));
    }
  }

  /** A whole value, which decides whether the attribute is there at all. */
  record Whole(Spot.Whole spot) implements AttributeSlot {
    @Override
    public String dynamic(@Nullable Object[] values, int first) {
      Object value = values[first];
      if (value == null) {
        return "";
      }
      if (value instanceof Boolean there && !spot.printsBooleans()) {
        return there ? " " + spot.name() : "";
      }
      return " " + spot.name() + "=\"" + Escaper.escape(checked(value)) + "\"";
    }

    private String checked(Object value) {
      if (value instanceof ClientCommand command && spot.guard() instanceof BindingGuard) {
        return command.toJson();
      }
      if (value instanceof Url url) {
        return url.toString();
      }
      String text = Values.textOnly(value, spot.place(), "an attribute");
      String[] pieces = {"", text, ""};
      return spot.guard().allows(pieces, spot.place()) ? text : Guard.BLOCKED;
    }
  }

  /** All between the quotes, of which the parts are checked together. */
  record Joined(Spot.Joined spot) implements AttributeSlot {
    @Override
    public String dynamic(@Nullable Object[] values, int first) {
      List<String> texts = spot.texts();
      String[] pieces = new String[2 * texts.size() - 1];
      for (int i = 0; i < spot.places().size(); i++) {
        pieces[2 * i] = texts.get(i);
        pieces[2 * i + 1] = text(values[first + i], spot.places().get(i), spot.printsBooleans());
      }
      pieces[pieces.length - 1] = texts.get(spot.places().size());
      return spot.guard().allows(pieces, spot.place()) ? written(pieces) : Guard.BLOCKED;
    }

    /** The fixed text as it is, the values escaped. */
    private static String written(String[] pieces) {
      StringBuilder out = new StringBuilder(pieces[0]);
      for (int i = 1; i < pieces.length; i += 2) {
        out.append(Escaper.escape(pieces[i])).append(pieces[i + 1]);
      }
      return out.toString();
    }
  }
}
