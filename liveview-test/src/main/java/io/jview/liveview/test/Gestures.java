package io.jview.liveview.test;

import io.jview.pubsub.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/** What a user does, as the messages that the client makes of it. */
final class Gestures {

  private final Visit visit;
  private final Tab tab;

  Gestures(Visit visit, Tab tab) {
    this.visit = visit;
    this.tab = tab;
  }

  void click(String selector) {
    Dom dom = visit.dom();
    Element target = dom.one(selector).closest("[phx-click],[data-phx-link],a[href]");
    if (target == null) {
      throw dom.failure(selector, "neither phx-click nor a link");
    }
    if (target.hasAttr("disabled")) {
      throw dom.failure(selector, "disabled");
    }
    if (target.hasAttr("data-phx-link")) {
      follow(target.attr("data-phx-link"), target.attr("href"));
    } else if (target.hasAttr("phx-click")) {
      act("click", target, "phx-click", Bindings.valuesWithOwn(target));
    } else {
      visit.load(target.attr("href"));
    }
  }

  /** Presses or releases a key; nothing is sent where the element waits for another one. */
  void key(String type, String selector, String key) {
    Element element = visit.dom().one(selector);
    String binding = element.hasAttr("phx-" + type) ? "phx-" + type : "phx-window-" + type;
    String only = element.attr("phx-key");
    if (only.isEmpty() || only.equalsIgnoreCase(key)) {
      Map<String, Object> values = Bindings.valuesWithOwn(element);
      values.put("key", key);
      act(type, element, bound(selector, element, binding), values);
    }
  }

  void focus(String type, String selector) {
    Element element = visit.dom().one(selector);
    String binding = bound(selector, element, "phx-" + type);
    act(type, element, binding, Bindings.valuesWithOwn(element));
  }

  private String bound(String selector, Element element, String binding) {
    if (!element.hasAttr(binding)) {
      throw visit.dom().failure(selector, "no " + binding);
    }
    return binding;
  }

  private void act(String type, Element element, String binding, Map<String, Object> values) {
    String owner = Dom.owner(element);
    for (Bindings.Step step : Bindings.steps(element.attr(binding))) {
      if (step.kind().equals("push")) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(step.values());
        event(visit.view(owner), type, step.target(), all);
      } else {
        follow(step.kind(), step.target());
      }
    }
  }

  private void follow(String kind, String to) {
    if (!kind.equals("patch")) {
      visit.navigate(to, null);
      return;
    }
    Map<?, ?> response =
        tab.call(visit.main(), "live_patch", Map.of("url", "http://localhost" + to));
    if (response.containsKey("link_redirect")) {
      visit.navigate(to, null);
    } else {
      visit.path(to);
    }
  }

  void form(String selector, String binding, Map<String, String> typed) {
    Dom dom = visit.dom();
    if (!(dom.one(selector) instanceof FormElement form)) {
      throw dom.failure(selector, "not a form");
    }
    boolean change = binding.equals("phx-change");
    if (!change && !form.hasAttr(binding) && form.hasAttr("method")) {
      visit.post(address(form), new FormFields(form, typed).plain());
      return;
    }
    String event = form.attr(bound(selector, form, binding));
    FormFields fields = new FormFields(form, typed);
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("type", "form");
    payload.put("event", Bindings.steps(event).get(0).target());
    payload.put("value", fields.encode(change));
    payload.put("meta", fields.meta(change));
    tab.call(visit.view(Dom.owner(form)), "event", payload);
  }

  /** A form without an address posts to its page. */
  private String address(FormElement form) {
    return form.attr("action").isEmpty() ? visit.path() : form.attr("action");
  }

  Message hook(String selector, String name, @Nullable Object value) {
    ClientView view = visit.view(Dom.owner(visit.dom().one(selector)));
    event(view, "hook", name, value);
    return Message.of(tab.read(view::takeHookReply));
  }

  void clearFlash(String kind) {
    event(visit.main(), "click", "lv:clear-flash", Map.of("key", kind));
  }

  private void event(ClientView view, String type, String name, @Nullable Object value) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("type", type);
    payload.put("event", name);
    payload.put("value", value);
    tab.call(view, "event", payload);
  }
}
