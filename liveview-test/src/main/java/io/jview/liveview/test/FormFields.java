package io.jview.liveview.test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form's fields as a browser would send them, with what the test has typed. */
final class FormFields {

  private final FormElement form;
  private final Map<String, String> typed;

  FormFields(FormElement form, Map<String, String> typed) {
    this.form = form;
    this.typed = typed;
    typed.forEach(this::type);
  }

  private void type(String name, String value) {
    List<Element> fields =
        form.elements().stream().filter(e -> e.attr("name").equals(name)).toList();
    if (fields.isEmpty()) {
      List<String> names = form.elements().eachAttr("name");
      throw new AssertionError("the form has no field '" + name + "'; it has " + names);
    }
    for (Element field : fields) {
      set(field, value);
    }
  }

  private static void set(Element field, String value) {
    switch (field.normalName().equals("input") ? field.attr("type") : field.normalName()) {
      case "select" -> select(field, value);
      case "textarea" -> field.text(value);
      case "radio" -> field.attr("checked", field.attr("value").equals(value));
      case "checkbox" -> field.attr("checked", checkedValue(field).equals(value));
      default -> field.attr("value", value);
    }
  }

  private static String checkedValue(Element checkbox) {
    return checkbox.hasAttr("value") ? checkbox.attr("value") : "on";
  }

  private static void select(Element select, String value) {
    List<Element> options = select.select("option");
    if (options.stream().noneMatch(option -> option.val().equals(value))) {
      throw new AssertionError(
          "the field '" + select.attr("name") + "' has no option '" + value + "'");
    }
    for (Element option : options) {
      option.attr("selected", option.val().equals(value));
    }
  }

  /** As a browser posts them by itself. */
  Map<String, String> plain() {
    Map<String, String> fields = new LinkedHashMap<>();
    form.formData().forEach(field -> fields.put(field.key(), field.value()));
    return fields;
  }

  /** URL-encoded; a change also names the fields that nobody has touched, as the client does. */
  String encode(boolean change) {
    Set<String> touched = typed.keySet();
    List<String> pairs = new ArrayList<>();
    List<String> files = form.select("input[type=file]").eachAttr("name");
    for (KeyVal field : form.formData()) {
      if (files.contains(field.key())) {
        continue;
      }
      boolean hidden = form.select("[type=hidden]").eachAttr("name").contains(field.key());
      if (change && !hidden && !touched.contains(field.key())) {
        pairs.add(encode(unused(field.key())) + "=");
      }
      pairs.add(encode(field.key()) + "=" + encode(field.value()));
    }
    return String.join("&", pairs);
  }

  /** {@code user[email]} becomes {@code user[_unused_email]}, and {@code tags[]} as tags do. */
  private static String unused(String name) {
    String bare = name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
    int last = bare.endsWith("]") ? bare.lastIndexOf('[') + 1 : 0;
    return name.substring(0, last) + "_unused_" + name.substring(last);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What stands beside the fields: the form's {@code phx-value-…}, and the field that changed. */
  Map<String, Object> meta(boolean change) {
    Map<String, Object> meta = new LinkedHashMap<>(Bindings.values(form));
    if (change) {
      String last = "undefined";
      for (String name : typed.keySet()) {
        last = name;
      }
      meta.put("_target", last);
    }
    return meta;
  }
}
