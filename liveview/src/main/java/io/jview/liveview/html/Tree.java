package io.jview.liveview.html;

/**
 * Writes a tree: as the HTML text, and as the JSON that the client keeps, {@code
 * {"s":["<b>","</b>"],"0":"x"}} for a fragment and {@code {"s":[…],"k":{"0":{…},"kc":1}}} for a
 * list. Dynamics are strings, never numbers: a number is the place of a component.
 */
final class Tree {

  private Tree() {}

  static void writeHtml(Html html, ShownComponents components, StringBuilder out) {
    switch (html) {
      case Raw raw -> out.append(raw.html());
      case Component place -> writeHtml(components.get(place.cid()), components, out);
      case Fragment fragment -> writeFragmentHtml(fragment, components, out);
      case Keyed list -> writeListHtml(list, components, out);
      case Memoised<?> list -> writeListHtml(list.list(), components, out);
      case StreamPlace stream -> {
        if (stream.items() != null) {
          writeListHtml(stream.items(), components, out);
        }
      }
    }
  }

  private static void writeListHtml(Keyed list, ShownComponents components, StringBuilder out) {
    for (int i = 0; i < list.size(); i++) {
      writeFragmentHtml(list.entry(i), components, out);
    }
  }

  private static void writeFragmentHtml(
      Fragment fragment, ShownComponents components, StringBuilder out) {
    String[] statics = fragment.template().statics();
    Object[] dynamics = fragment.dynamics();
    for (int i = 0; i < dynamics.length; i++) {
      out.append(statics[i]);
      if (dynamics[i] instanceof String text) {
        out.append(text);
      } else {
        writeHtml((Html) dynamics[i], components, out);
      }
    }
    out.append(statics[dynamics.length]);
  }

  static void writeDynamic(Object dynamic, StringBuilder out) {
    if (dynamic instanceof String text) {
      Json.writeString(text, out);
    } else {
      writeNode((Html) dynamic, out);
    }
  }

  private static void writeNode(Html html, StringBuilder out) {
    switch (html) {
      case Raw raw -> Json.writeString(raw.html(), out);
      case Component place -> out.append(place.cid());
      case Fragment fragment -> {
        out.append('{');
        writeMembers(fragment, out);
        out.append('}');
      }
      case Keyed list -> writeList(list, out);
      case Memoised<?> list -> writeList(list.list(), out);
      case StreamPlace stream -> stream.writeWhole(out);
    }
  }

  /** The members of a whole fragment, without the braces. */
  static void writeMembers(Fragment fragment, StringBuilder out) {
    out.append(fragment.template().staticsJson());
    writeFurther(fragment, out);
  }

  /** The members of a whole fragment that is one element, as a component is. */
  static void writeRootMembers(Fragment fragment, StringBuilder out) {
    out.append(fragment.template().staticsJson()).append(",\"r\":1");
    writeFurther(fragment, out);
  }

  private static void writeFurther(Fragment fragment, StringBuilder out) {
    if (fragment.dynamics().length > 0) {
      out.append(',');
      writeDynamics(fragment.dynamics(), out);
    }
  }

  private static void writeList(Keyed list, StringBuilder out) {
    out.append('{').append(list.template().staticsJson()).append(',');
    writeEntries(list, out);
    out.append('}');
  }

  /** The member that holds all entries of a list. */
  static void writeEntries(Keyed list, StringBuilder out) {
    out.append("\"k\":{");
    for (int i = 0; i < list.size(); i++) {
      out.append('"').append(i).append("\":");
      writeEntry(list.entry(i), out);
      out.append(',');
    }
    out.append("\"kc\":").append(list.size()).append('}');
  }

  /** A whole entry of a list, whose statics stand at the list. */
  static void writeEntry(Fragment entry, StringBuilder out) {
    out.append('{');
    writeDynamics(entry.dynamics(), out);
    out.append('}');
  }

  private static void writeDynamics(Object[] dynamics, StringBuilder out) {
    for (int i = 0; i < dynamics.length; i++) {
      if (i > 0) {
        out.append(',');
      }
      out.append('"').append(i).append("\":");
      writeDynamic(dynamics[i], out);
    }
  }
}
