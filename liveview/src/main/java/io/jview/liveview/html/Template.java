package io.jview.liveview.html;

import io.jview.liveview.html.grammar.MalformedTemplateException;
import io.jview.liveview.html.grammar.ParsedTemplate;
import io.jview.liveview.html.grammar.RootId;
import io.jview.liveview.html.grammar.Spot;
import io.jview.liveview.html.grammar.TemplateParser;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A parsed template: the fixed parts, and between each two of them a slot. One instance for each
 * text, so that instances may be compared by identity.
 */
final class Template {

  private static final Templates PARSED = new Templates(Templates.MOST_CHARACTERS);

  /** Adds nothing to the one piece that it holds. */
  static final Template BARE = of("${}");

  private final ParsedTemplate parsed;
  private final String[] statics;
  private final String staticsJson;
  private final Slot[] slots;

  /** The number of the first value of each slot. */
  private final int[] firsts;

  private final Fragment unfilled;

  private Template(ParsedTemplate parsed) {
    this.parsed = parsed;
    this.statics = parsed.statics().toArray(new String[0]);
    this.staticsJson = json(statics);
    this.slots = parsed.spots().stream().map(Slot::of).toArray(Slot[]::new);
    this.firsts = firsts(parsed.spots());
    this.unfilled = new Fragment(this, new Object[0]);
  }

  private static int[] firsts(List<Spot> spots) {
    int[] firsts = new int[spots.size()];
    int next = 0;
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = next;
      next += spots.get(i).placeholders().size();
    }
    return firsts;
  }

  static Template of(String source) {
    return PARSED.of(source);
  }

  static Template parse(String source) {
    try {
      return new Template(TemplateParser.parse(source));
    } catch (MalformedTemplateException malformed) {
      throw new TemplateException(malformed);
    }
  }

  Fragment fill(@Nullable Object... values) {
    try {
      parsed.checkCount(values.length);
      return slots.length == 0 ? unfilled : new Fragment(this, dynamics(values));
    } catch (MalformedTemplateException refused) {
      throw new TemplateException(refused);
    }
  }

  private Object[] dynamics(@Nullable Object[] values) {
    Object[] dynamics = new Object[slots.length];
    for (int i = 0; i < dynamics.length; i++) {
      dynamics[i] = slots[i].dynamic(values, firsts[i]);
    }
    return dynamics;
  }

  /** Refuses a template that is not one element, as a component must be. */
  void refuseSeveralRoots(Supplier<String> component) {
    try {
      parsed.checkOneRoot("a component");
    } catch (MalformedTemplateException several) {
      throw new TemplateException(component.get(), several);
    }
  }

  /** Refuses a template that is not one element with an id, as a stream's item must be. */
  void refuseOtherItem(Object[] dynamics, String id, String stream) {
    try {
      parsed.checkOneRoot("a stream's item");
      if (!hasId(dynamics, id)) {
        throw parsed.refuseRoot(
            "the item's element needs the id that the stream gives it; write id=\"${}\" with"
                + " the stream's domId(item)");
      }
    } catch (MalformedTemplateException other) {
      throw new TemplateException("stream '" + stream + "'", other);
    }
  }

  private boolean hasId(Object[] dynamics, String id) {
    RootId root = parsed.rootId();
    if (root == null) {
      return false;
    }
    String written = Escaper.escape(id);
    if (root.whole()) {
      return ((String) dynamics[root.spot()]).endsWith("=\"" + written + "\"");
    }
    StringBuilder found = new StringBuilder(root.texts().get(0));
    for (int i = 1; i < root.texts().size(); i++) {
      found.append(dynamics[root.spot() + i - 1]).append(root.texts().get(i));
    }
    return written.contentEquals(found);
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
