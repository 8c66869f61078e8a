package io.jview.liveview.js;

import io.jview.liveview.html.Url;
import io.jview.liveview.html.grammar.AttributeRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which attributes a command may set to what, as templates have it. */
final class Attributes {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:.-]*");

  private Attributes() {}

  /** The arguments of a command that sets an attribute to one of these values. */
  static String set(String name, Object... values) {
    List<String> texts = new ArrayList<>(List.of(checked(name)));
    for (Object value : values) {
      texts.add(text(name, value));
    }
    return Op.array(texts);
  }

  private static String text(String name, Object value) {
    AttributeRule rule = rule(name);
    String unsafe = rule.unsafe();
    if (unsafe != null) {
      throw new IllegalArgumentException("a command cannot set " + unsafe);
    }
    if (rule.isBinding()) {
      throw new IllegalArgumentException(
          "a command cannot set " + name + ": the client would run what it is set to");
    }
    if (rule.isUrl() && !(value instanceof Url)) {
      throw new IllegalArgumentException(name + " holds an address; pass a Url");
    }
    return value.toString();
  }

  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is not an attribute's name");
    }
    return name;
  }

  /** The name of an attribute in which a command may stand. */
  static String binding(String name) {
    if (!rule(checked(name)).isBinding()) {
      throw new IllegalArgumentException(
          "a command stands in a phx-… attribute, not in " + name + ", which may hold any text");
    }
    return name;
  }

  private static AttributeRule rule(String name) {
    return new AttributeRule("", name.toLowerCase(Locale.ROOT));
  }
}
