package io.jview.liveview.html;

import org.jspecify.annotations.Nullable;

/** A placeholder: makes of a value what may safely stand in its place. */
sealed interface Slot {

  Place place();

  /** The dynamic for the tree: ready HTML as a {@code String}, or a node. */
  Object dynamic(@Nullable Object value);

  /** In an element, where markup may stand. */
  record Content(Place place) implements Slot {
    @Override
    public Object dynamic(@Nullable Object value) {
      return switch (value) {
        case Raw raw -> raw.html();
        case Html html -> html;
        case null, default -> Escaper.escape(Values.text(value, place));
      };
    }
  }

  /** Where only text may stand: in {@code where}, such as "an attribute". */
  record Text(Place place, String where) implements Slot {
    @Override
    public String dynamic(@Nullable Object value) {
      if (value instanceof Html) {
        throw place.refuse("only text can stand in " + where + ", not Html");
      }
      return Escaper.escape(Values.text(value, place));
    }
  }

  /** In the value of a URL attribute, at a place where it could decide where the URL leads. */
  record Url(Place place, UrlRule rule) implements Slot {
    @Override
    public String dynamic(@Nullable Object value) {
      if (value instanceof Html) {
        throw place.refuse("only text can stand in an attribute, not Html");
      }
      return Escaper.escape(rule.check(Values.text(value, place)));
    }
  }

  /** The whole value of an attribute, which decides whether the attribute is there at all. */
  record Attribute(String name, boolean printsBooleans, Slot valueSlot) implements Slot {
    @Override
    public Place place() {
      return valueSlot.place();
    }

    @Override
    public String dynamic(@Nullable Object value) {
      if (value == null) {
        return "";
      }
      if (value instanceof Boolean there && !printsBooleans) {
        return there ? " " + name : "";
      }
      return " " + name + "=\"" + valueSlot.dynamic(value) + "\"";
    }
  }
}
