package io.jview.liveview.test;

import io.jview.pubsub.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/** What a user does, as the messages that the client makes of it. */
final class Gestures {

  private final Visit visit;
  private final Tab tab;
  private final FileUploads uploads;

  Gestures(Visit visit, Tab tab) {
    this.visit = visit;
    this.tab = tab;
    this.uploads = new FileUploads(visit, tab);
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

  /**
   * Scrolls a list to its end, or to its begin; the client says so by the item that stands there.
   */
  void viewport(String side, String selector) {
    Element list = visit.dom().one(selector);
    String binding = bound(selector, list, "phx-viewport-" + side);
    Element edge = side.equals("top") ? list.firstElementChild() : list.lastElementChild();
    if (edge != null) {
      act("command", list, binding, Map.of("id", edge.id()));
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
    for (Bindings.Step step : Bindings.steps(element.attr(binding))) {
      if (step.kind().equals("push")) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(step.values());
        for (Target to : targets(element, step)) {
          event(to, type, step.what(), all);
        }
      } else {
        follow(step.kind(), step.what());
      }
    }
  }

  private List<Target> targets(Element element, Bindings.Step step) {
    String own = element.hasAttr("phx-target") ? element.attr("phx-target") : null;
    return Target.of(visit.dom(), element, step.target() == null ? own : step.target());
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
    Bindings.Step step = Bindings.steps(form.attr(bound(selector, form, binding))).get(0);
    if (!change) {
      uploads.sendAll(form);
    }
    FormFields fields = new FormFields(form, typed);
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("type", "form");
    payload.put("event", step.what());
    payload.put("value", fields.encode(change));
    payload.put("meta", fields.meta(change));
    targets(form, step).forEach(to -> send(to, payload));
  }

  /** A form without an address posts to its page. */
  private String address(FormElement form) {
    return form.attr("action").isEmpty() ? visit.path() : form.attr("action");
  }

  Message hook(String selector, @Nullable String target, String name, @Nullable Object value) {
    Element element = visit.dom().one(selector);
    ClientView view = visit.view(Dom.owner(element));
    for (Target to : Target.of(visit.dom(), element, target)) {
      view = visit.view(to.viewId());
      event(to, "hook", name, value);
    }
    return Message.of(tab.read(view::takeHookReply));
  }

  void upload(String selector, List<TestFile> files) {
    uploads.choose(selector, files);
  }

  void clearFlash(String kind) {
    event(new Target(visit.main().id, null), "click", "lv:clear-flash", Map.of("key", kind));
  }

  private void event(Target to, String type, String name, @Nullable Object value) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("type", type);
    payload.put("event", name);
    payload.put("value", value);
    send(to, payload);
  }

  private void send(Target to, Map<String, @Nullable Object> event) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>(event);
    if (to.cid() != null) {
      payload.put("cid", to.cid());
    }
    tab.call(visit.view(to.viewId()), "event", payload);
  }
}
