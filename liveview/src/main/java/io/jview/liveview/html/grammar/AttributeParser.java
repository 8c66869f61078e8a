package io.jview.liveview.html.grammar;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses what stands in an opening tag after its name, up to its {@code >} or {@code />}. */
final class AttributeParser {

  private final String element;
  private final Place tag;
  private final Cursor cursor;
  private final Writer out;
  private final Set<String> names = new HashSet<>();
  private final TagAttributes attributes = new TagAttributes();
  private @Nullable Place metaContent;

  AttributeParser(String element, Place tag, Cursor cursor, Writer out) {
    this.element = element;
    this.tag = tag;
    this.cursor = cursor;
    this.out = out;
  }

  /** Gives what the client goes by. */
  TagAttributes parse() {
    String space = cursor.takeSpace();
    while (cursor.peek() != '>' && !cursor.looksAt("/>")) {
      refuseUnexpected(space);
      space = parseAttribute(space);
    }
    out.write(space);
    if (metaContent != null && names.contains("http-equiv")) {
      throw metaContent.refuse(
          "a placeholder cannot stand in <meta http-equiv>; send an HTTP header");
    }
    return attributes;
  }

  private void refuseUnexpected(String space) {
    if (cursor.done() || cursor.peek() == '<') {
      throw tag.refuse("the tag <" + element + " is not finished with >");
    }
    if (cursor.atPlaceholder()) {
      throw cursor
          .takePlaceholder()
          .refuse(
              "a placeholder cannot stand for an attribute; write its name, as in name=\"${}\"");
    }
    if ("\"'=/".indexOf(cursor.peek()) >= 0) {
      throw cursor.place().refuse("unexpected " + cursor.peek() + " in the tag <" + element + ">");
    }
    if (space.isEmpty()) {
      throw cursor.place().refuse("a space, or the quote that ends the value before, is missing");
    }
  }

  /** Gives the space that follows the attribute. */
  private String parseAttribute(String space) {
    Place place = cursor.place();
    String name = parseName();
    if (!names.add(name.toLowerCase(Locale.ROOT))) {
      throw place.refuse("the attribute " + name + " occurs twice; a browser reads only the first");
    }
    String gap = cursor.takeSpace();
    if (cursor.peek() != '=') {
      out.write(space + name);
      return gap;
    }
    parseValue(space, name, gap + cursor.take() + cursor.takeSpace());
    return cursor.takeSpace();
  }

  private String parseName() {
    StringBuilder name = new StringBuilder();
    while (!cursor.done() && !cursor.atSpace() && "/>=<\"'".indexOf(cursor.peek()) < 0) {
      if (cursor.atPlaceholder()) {
        throw cursor.takePlaceholder().refuse("a placeholder cannot stand in an attribute's name");
      }
      name.append(cursor.take());
    }
    return name.toString();
  }

  private void parseValue(String space, String name, String equals) {
    char quote = cursor.peek();
    if (quote != '"' && quote != '\'') {
      out.write(space + name + equals);
      attributes.take(name, parseUnquoted(name), out.spots());
      return;
    }
    AttributeText text = parseQuoted(name, quote);
    attributes.take(name, text, out.spots());
    if (text.isWhole()) {
      out.write(whole(name, text));
      return;
    }
    out.write(space + name + equals + quote);
    writeParts(name, text);
    out.write(String.valueOf(quote));
  }

  private AttributeText parseUnquoted(String name) {
    Place place = cursor.place();
    AttributeText text = new AttributeText();
    boolean empty = true;
    while (!cursor.done() && !cursor.atSpace() && cursor.peek() != '>') {
      if (cursor.atPlaceholder()) {
        throw cursor
            .takePlaceholder()
            .refuse("a placeholder cannot stand in an unquoted value; write " + name + "=\"${}\"");
      }
      if ("\"'<=`".indexOf(cursor.peek()) >= 0) {
        throw cursor.place().refuse("unexpected " + cursor.peek() + " in an unquoted value");
      }
      String next = cursor.take();
      text.text(next);
      out.write(next);
      empty = false;
    }
    if (empty) {
      throw place.refuse("the attribute " + name + " has no value after =");
    }
    text.end();
    return text;
  }

  private AttributeText parseQuoted(String name, char quote) {
    Place place = cursor.place();
    AttributeText text = new AttributeText();
    cursor.take();
    while (cursor.peek() != quote) {
      if (cursor.done()) {
        throw place.refuse("the value of " + name + " is not closed with " + quote);
      }
      if (cursor.atPlaceholder()) {
        text.placeholder(takePlaceholder(name));
      } else {
        text.text(cursor.take());
      }
    }
    cursor.take();
    text.end();
    return text;
  }

  private Place takePlaceholder(String name) {
    Place place = cursor.takePlaceholder();
    String unsafe = rule(name).unsafe();
    if (unsafe != null) {
      throw place.refuse("a placeholder cannot stand in " + unsafe);
    }
    if (element.equals("meta") && name.equalsIgnoreCase("content")) {
      metaContent = place;
    }
    return place;
  }

  private Spot whole(String name, AttributeText text) {
    AttributeRule rule = rule(name);
    Guard guard = rule.guard(text);
    Place place = text.places().get(0);
    return new Spot.Whole(place, name, rule.printsBooleans(), guard == null ? Guard.ANY : guard);
  }

  private void writeParts(String name, AttributeText text) {
    AttributeRule rule = rule(name);
    Guard guard = text.isFixed() ? null : rule.guard(text);
    int last = text.places().size();
    if (guard != null) {
      out.write(new Spot.Joined(text.texts(), text.places(), rule.printsBooleans(), guard));
      return;
    }
    for (int i = 0; i < last; i++) {
      out.write(text.texts().get(i));
      out.write(new Spot.Part(text.places().get(i), rule.printsBooleans()));
    }
    out.write(text.texts().get(last));
  }

  private AttributeRule rule(String name) {
    return new AttributeRule(element, name.toLowerCase(Locale.ROOT));
  }
}
