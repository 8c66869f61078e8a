package io.jview.liveview.test;

import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What an element's {@code phx-} attributes make the client send. */
final class Bindings {

  private static final String VALUE = "phx-value-";

  private Bindings() {}

  /**
   * One step of a binding: an event to push, or a {@code patch} or {@code navigate}.
   *
   * @param what the event's name, or the address
   * @param target the component to push it to, by number or selector; null where it says none
   */
  record Step(String kind, String what, @Nullable String target, Map<String, Object> values) {}

  /** Reads a binding: an event's name, or commands as JSON, of which those for the server count. */
  static List<Step> steps(String binding) {
    if (!binding.startsWith("[")) {
      return List.of(new Step("push", binding, null, Map.of()));
    }
    List<Step> steps = new ArrayList<>();
    for (Object command : (List<?>) parse(binding)) {
      List<?> parts = (List<?>) command;
      Map<?, ?> options = (Map<?, ?>) parts.get(1);
      switch ((String) parts.get(0)) {
        case "push" ->
            steps.add(
                new Step(
                    "push",
                    text(options, "event"),
                    options.containsKey("target") ? text(options, "target") : null,
                    values(options)));
        case "patch", "navigate" ->
            steps.add(new Step((String) parts.get(0), text(options, "href"), null, Map.of()));
        default -> {}
      }
    }
    return steps;
  }

  private static Object parse(String binding) {
    try {
      return Message.fromJson(binding).value() instanceof List<?> list ? list : List.of();
    } catch (PubSubException malformed) {
      throw new AssertionError("not a list of commands: " + binding, malformed);
    }
  }

  private static String text(Map<?, ?> options, String name) {
    return String.valueOf(options.get(name));
  }

  private static Map<String, Object> values(Map<?, ?> options) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (options.get("value") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> values.put((String) name, value));
    }
    return values;
  }

  /** The {@code phx-value-…} attributes. */
  static Map<String, Object> values(Element element) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Attribute attribute : element.attributes()) {
      if (attribute.getKey().startsWith(VALUE)) {
        values.put(attribute.getKey().substring(VALUE.length()), attribute.getValue());
      }
    }
    return values;
  }

  /** Those, and the value that an element of a form has. */
  static Map<String, Object> valuesWithOwn(Element element) {
    Map<String, Object> values = values(element);
    boolean unchecked =
        element.is("input[type=checkbox],input[type=radio]") && !element.hasAttr("checked");
    if (element.is("button,input,select,textarea") && !unchecked) {
      values.put("value", element.val());
    }
    return values;
  }
}
