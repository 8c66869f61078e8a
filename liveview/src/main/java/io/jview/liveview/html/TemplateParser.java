package io.jview.liveview.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Parses a template: reads the HTML as a browser does, and is stricter where a browser would guess,
 * so that each placeholder stands where this says it does.
 */
final class TemplateParser {

  private record OpenTag(String name, Place place) {}

  private final String source;
  private final Cursor cursor;
  private final TemplateOutput out = new TemplateOutput();
  private final Deque<OpenTag> open = new ArrayDeque<>();

  TemplateParser(String source) {
    this.source = source;
    this.cursor = new Cursor(source);
  }

  Template parse() {
    while (!cursor.done()) {
      if (cursor.atPlaceholder()) {
        out.write(new Slot.Content(cursor.takePlaceholder()));
      } else if (cursor.peek() == '<') {
        parseMarkup();
      } else {
        out.write(cursor.take());
      }
    }
    if (!open.isEmpty()) {
      throw unclosed(open.peek());
    }
    return out.finish(source);
  }

  private void parseMarkup() {
    Place place = cursor.place();
    if (cursor.looksAt("<!--")) {
      parseComment(place);
    } else if (cursor.looksAt("<!doctype")) {
      parseDoctype(place);
    } else if (cursor.looksAt("</")) {
      parseCloseTag(place);
    } else {
      parseOpenTag(place);
    }
  }

  private void parseComment(Place place) {
    out.write(cursor.take("<!--".length()));
    if (cursor.looksAt(">") || cursor.looksAt("->")) {
      throw place.refuse("malformed comment: it ends where it begins");
    }
    while (!cursor.looksAt("-->")) {
      if (cursor.done() || cursor.looksAt("--!>")) {
        throw place.refuse("the comment is not closed with -->");
      }
      refusePlaceholder("a comment");
      out.write(cursor.take());
    }
    out.write(cursor.take("-->".length()));
  }

  private void parseDoctype(Place place) {
    while (cursor.peek() != '>') {
      if (cursor.done()) {
        throw place.refuse("the doctype is not closed with >");
      }
      refusePlaceholder("a doctype");
      out.write(cursor.take());
    }
    out.write(cursor.take());
  }

  private void parseCloseTag(Place place) {
    out.write(cursor.take("</".length()));
    String name = parseTagName(place);
    out.write(cursor.takeSpace());
    refusePlaceholder("a closing tag");
    if (cursor.peek() != '>') {
      throw place.refuse("the closing tag </" + name + " is not finished with >");
    }
    out.write(cursor.take());
    close(name.toLowerCase(Locale.ROOT), place);
  }

  private void close(String name, Place place) {
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

  private String parseTagName(Place place) {
    StringBuilder name = new StringBuilder();
    while (!cursor.done() && !cursor.atSpace() && "/><".indexOf(cursor.peek()) < 0) {
      refusePlaceholder("a tag name");
      name.append(cursor.take());
    }
    if (name.isEmpty() || !isLetter(name.charAt(0))) {
      throw place.refuse("a bare < is not text; write &lt;");
    }
    out.write(name.toString());
    return name.toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void parseOpenTag(Place place) {
    out.write(cursor.take());
    String name = parseTagName(place).toLowerCase(Locale.ROOT);
    new AttributeParser(name, place, cursor, out).parse();
    if (cursor.peek() == '/') {
      closeAtOnce(name, place);
      return;
    }
    out.write(cursor.take());
    if (Elements.isVoid(name)) {
      return;
    }
    open.push(new OpenTag(name, place));
    if (Elements.holdsRawText(name) || Elements.holdsEscapedText(name)) {
      parseText(name);
    }
  }

  private void closeAtOnce(String name, Place place) {
    if (!Elements.isVoid(name) && !Elements.isForeign(name) && !inForeignElement()) {
      throw place.refuse(
          "HTML does not close <" + name + "/>; write <" + name + "></" + name + ">");
    }
    out.write(cursor.take("/>".length()));
  }

  private boolean inForeignElement() {
    return open.stream().anyMatch(tag -> Elements.isForeignRoot(tag.name()));
  }

  private void parseText(String name) {
    while (!cursor.done() && !atCloseTag(name)) {
      if (Elements.holdsRawText(name)) {
        refusePlaceholder("<" + name + ">");
        refuseScriptComment(name);
      } else if (cursor.atPlaceholder()) {
        out.write(new Slot.Text(cursor.takePlaceholder(), "<" + name + ">"));
        continue;
      } else if (cursor.peek() == '<') {
        throw cursor.place().refuse("<" + name + "> holds text only; write &lt; for <");
      }
      out.write(cursor.take());
    }
  }

  private boolean atCloseTag(String name) {
    return cursor.looksAt("</" + name + ">")
        || cursor.looksAt("</" + name + " ")
        || cursor.looksAt("</" + name + "\n")
        || cursor.looksAt("</" + name + "\t")
        || cursor.looksAt("</" + name + "\r")
        || cursor.looksAt("</" + name + "\f")
        || cursor.looksAt("</" + name + "/");
  }

  private void refuseScriptComment(String name) {
    if (name.equals("script") && cursor.looksAt("<!--")) {
      throw cursor.place().refuse("<!-- in a <script> can hide its closing tag; leave it out");
    }
  }

  private void refusePlaceholder(String where) {
    if (cursor.atPlaceholder()) {
      throw cursor
          .takePlaceholder()
          .refuse("a placeholder cannot stand in " + where + "; the text ${ is written $${");
    }
  }

  private static TemplateException unclosed(OpenTag tag) {
    return tag.place().refuse("<" + tag.name() + "> is not closed");
  }
}
