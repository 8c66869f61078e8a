package io.jview.liveview.html.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Parses a template: reads the HTML as a browser does, and is stricter where a browser would guess,
 * so that each placeholder stands where this says it does.
 */
public final class TemplateParser {

  private final String source;
  private final Cursor cursor;
  private final Writer out = new Writer();
  private final OpenTags open = new OpenTags();
  private final List<Place> roots = new ArrayList<>();
  private @Nullable RootId rootId;

  private TemplateParser(String source) {
    this.source = source;
    this.cursor = new Cursor(source);
  }

  /**
   * Reads a template.
   *
   * @param source its text
   * @return what it is made of
   * @throws MalformedTemplateException if it is malformed, or a placeholder stands where no value
   *     is safe
   */
  public static ParsedTemplate parse(String source) {
    return new TemplateParser(source).parse();
  }

  private ParsedTemplate parse() {
    while (!cursor.done()) {
      noteRoot();
      if (cursor.atPlaceholder()) {
        out.write(new Spot.Content(cursor.takePlaceholder(), open.isOfStreams()));
      } else if (cursor.peek() == '<') {
        parseMarkup();
      } else {
        out.write(cursor.take());
      }
    }
    open.refuseUnclosed();
    return out.finish(source, roots, rootId);
  }

  /** Notes what begins in no element; who asks wants to know of one, and of one too many. */
  private void noteRoot() {
    if (open.isEmpty() && roots.size() < 2 && !cursor.atSpace() && !cursor.looksAt("<!--")) {
      roots.add(cursor.place());
    }
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
    open.close(name.toLowerCase(Locale.ROOT), place);
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
    open.refuseMisplaced(name, place);
    TagAttributes attributes = new AttributeParser(name, place, cursor, out).parse();
    if (open.isEmpty() && roots.size() == 1) {
      rootId = attributes.id();
    }
    if (cursor.peek() == '/') {
      open.refuseClosingAtOnce(name, place);
      out.write(cursor.take("/>".length()));
      return;
    }
    out.write(cursor.take());
    if (Elements.isVoid(name)) {
      return;
    }
    boolean foreign = open.push(name, place, attributes.keepsItems());
    if (Elements.holdsRawText(name) || Elements.holdsEscapedText(name)) {
      parseText(name, foreign);
    } else {
      keepNewline(name, foreign);
    }
  }

  /** A browser drops a line end that stands first there, so that one of the value's is kept. */
  private void keepNewline(String name, boolean foreign) {
    if (!foreign && Elements.dropsNewline(name) && cursor.atPlaceholder()) {
      out.write("\n");
    }
  }

  private void parseText(String name, boolean foreign) {
    keepNewline(name, foreign);
    while (!cursor.done() && !atCloseTag(name)) {
      if (Elements.holdsRawText(name)) {
        refusePlaceholder("<" + name + ">");
        refuseScriptComment(name);
        refuseForeignTag(name, foreign);
      } else if (cursor.atPlaceholder()) {
        out.write(new Spot.Text(cursor.takePlaceholder(), "<" + name + ">"));
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

  private void refuseForeignTag(String name, boolean foreign) {
    if (foreign && cursor.peek() == '<') {
      throw cursor
          .place()
          .refuse("a browser reads a tag in a <" + name + "> of SVG or MathML; leave out the <");
    }
  }

  private void refusePlaceholder(String where) {
    if (cursor.atPlaceholder()) {
      throw cursor
          .takePlaceholder()
          .refuse("a placeholder cannot stand in " + where + "; the text ${ is written $${");
    }
  }
}
