package io.jview.liveview.html;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A parsed template: the fixed parts, and between each two of them a slot. One instance for each
 * text, so that instances may be compared by identity.
 *
 * <p>The parsed templates are never forgotten: they come from compile-time constants, so there are
 * no more of them than the program's code holds.
 */
final class Template {

  private static final ConcurrentMap<String, Template> PARSED = new ConcurrentHashMap<>();

  /** Adds nothing to the one piece that it holds. */
  static final Template BARE = of("${}");

  private final String source;
  private final String[] statics;
  private final String staticsJson;
  private final Slot[] slots;
  private final Fragment unfilled;

  Template(String source, String[] statics, Slot[] slots) {
    this.source = source;
    this.statics = statics;
    this.staticsJson = json(statics);
    this.slots = slots;
    this.unfilled = new Fragment(this, new Object[0]);
  }

  static Template of(String source) {
    Template known = PARSED.get(source);
    if (known != null) {
      return known;
    }
    Template parsed = new TemplateParser(source).parse();
    Template earlier = PARSED.putIfAbsent(source, parsed);
    return earlier != null ? earlier : parsed;
  }

  Fragment fill(@Nullable Object... values) {
    if (values.length != slots.length) {
      throw wrongCount(values.length);
    }
    if (slots.length == 0) {
      return unfilled;
    }
    Object[] dynamics = new Object[values.length];
    for (int i = 0; i < dynamics.length; i++) {
      dynamics[i] = slots[i].dynamic(values[i]);
    }
    return new Fragment(this, dynamics);
  }

  private TemplateException wrongCount(int values) {
    boolean tooFew = values < slots.length;
    Place place = tooFew ? slots[values].place() : new Place(source, source.length());
    String hint =
        source.contains("$${")
            ? "; $${ is the text ${, a dollar sign before a placeholder is &#36;${}"
            : "";
    return place.refuse(
        "the template has " + slots.length + " placeholders, but got " + values + " values" + hint);
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
