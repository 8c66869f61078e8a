package io.jview.liveview.html;

import io.jview.liveview.html.grammar.MalformedTemplateException;
import io.jview.liveview.html.grammar.ParsedTemplate;
import io.jview.liveview.html.grammar.Place;
import io.jview.liveview.html.grammar.Spot;
import io.jview.liveview.html.grammar.TemplateParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed template: the fixed parts, and between each two of them a slot. One instance for each
 * text, so that instances may be compared by identity.
 */
final class Template {

  private static final Templates PARSED = new Templates(Templates.MOST_CHARACTERS);

  /** Adds nothing to the one piece that it holds. */
  static final Template BARE = of("${}");

  private final String source;
  private final String[] statics;
  private final String staticsJson;
  private final Slot[] slots;

  /** The number of the first value of each slot. */
  private final int[] firsts;

  private final List<Place> placeholders;
  private final Fragment unfilled;

  private Template(String source, ParsedTemplate parsed) {
    List<Spot> spots = parsed.spots();
    this.source = source;
    this.statics = parsed.statics().toArray(new String[0]);
    this.staticsJson = json(statics);
    this.slots = spots.stream().map(Slot::of).toArray(Slot[]::new);
    this.placeholders = new ArrayList<>();
    this.firsts = new int[slots.length];
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = placeholders.size();
      placeholders.addAll(spots.get(i).placeholders());
    }
    this.unfilled = new Fragment(this, new Object[0]);
  }

  static Template of(String source) {
    return PARSED.of(source);
  }

  static Template parse(String source) {
    try {
      return new Template(source, TemplateParser.parse(source));
    } catch (MalformedTemplateException malformed) {
      throw new TemplateException(malformed);
    }
  }

  Fragment fill(@Nullable Object... values) {
    if (values.length != placeholders.size()) {
      throw wrongCount(values.length);
    }
    if (slots.length == 0) {
      return unfilled;
    }
    Object[] dynamics = new Object[slots.length];
    try {
      for (int i = 0; i < dynamics.length; i++) {
        dynamics[i] = slots[i].dynamic(values, firsts[i]);
      }
    } catch (MalformedTemplateException refused) {
      throw new TemplateException(refused);
    }
    return new Fragment(this, dynamics);
  }

  private TemplateException wrongCount(int values) {
    int wanted = placeholders.size();
    Place place = values < wanted ? placeholders.get(values) : new Place(source, source.length());
    String hint =
        source.contains("$${")
            ? "; $${ is the text ${, a dollar sign before a placeholder is &#36;${}"
            : "";
    return new TemplateException(
        place.refuse(
            "the template has " + wanted + " placeholders, but got " + values + " values" + hint));
  }

  /** The fixed parts, one more than there are slots: never written to. */
  String[] statics() {
    return statics;
  }

  /** The fixed parts as the JSON member that the client knows them by. */
  String staticsJson() {
    return staticsJson;
  }

  private static String json(String[] statics) {
    StringBuilder out = new StringBuilder("\"s\":[");
    for (int i = 0; i < statics.length; i++) {
      if (i > 0) {
        out.append(',');
      }
      Json.writeString(statics[i], out);
    }
    return out.append(']').toString();
  }
}
