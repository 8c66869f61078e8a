package io.jview.liveview.html.grammar;

import java.util.ArrayDeque;
import java.util.Deque;

/** The elements that are open where a template is being read, and what may stand in them. */
final class OpenTags {

  private final Deque<OpenTag> open = new ArrayDeque<>();

  /**
   * An element; a foreign one is of SVG or MathML, of one of streams the client keeps the items.
   */
  private record OpenTag(String name, Place place, boolean foreign, boolean ofStreams) {}

  /** Gives whether the element is of SVG or MathML. */
  boolean push(String name, Place place, boolean ofStreams) {
    boolean foreign = inForeign() || Elements.isForeign(name);
    open.push(new OpenTag(name, place, foreign, ofStreams));
    return foreign;
  }

  void close(String name, Place place) {
    if (Elements.isVoid(name)) {
      throw place.refuse("<" + name + "> has no closing tag");
    }
    OpenTag last = open.poll();
    if (last == null) {
      throw place.refuse("</" + name + "> closes an element that is not open");
    }
    if (!last.name().equals(name)) {
      throw place.refuse(
          "</"
              + name
              + "> where </"
              + last.name()
              + "> is due, opened in line "
              + last.place().line());
    }
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Whether the client keeps what stands in the innermost element. */
  boolean isOfStreams() {
    OpenTag last = open.peek();
    return last != null && last.ofStreams();
  }

  void refuseUnclosed() {
    OpenTag last = open.peek();
    if (last != null) {
      throw last.place().refuse("<" + last.name() + "> is not closed");
    }
  }

  /** Refuses an element that a browser would put elsewhere, or not end where it seems to. */
  void refuseMisplaced(String name, Place place) {
    if (Elements.isEndless(name)) {
      throw place.refuse("<" + name + "> never ends; use <pre>");
    }
    if (inForeign() && Elements.endsForeign(name)) {
      throw place.refuse(
          "<" + name + "> ends the SVG or MathML that it stands in; put it into <foreignObject>");
    }
  }

  /** Refuses {@code />} where a browser reads it as {@code >}. */
  void refuseClosingAtOnce(String name, Place place) {
    boolean text = Elements.holdsRawText(name) || Elements.holdsEscapedText(name);
    boolean foreign = inForeign() || Elements.isForeign(name);
    if (!Elements.isVoid(name) && (text || !foreign)) {
      throw place.refuse(
          "HTML does not close <" + name + "/>; write <" + name + "></" + name + ">");
    }
  }

  private boolean inForeign() {
    OpenTag last = open.peek();
    return last != null && last.foreign() && !Elements.holdsHtml(last.name());
  }
}
