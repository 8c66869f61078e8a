package io.jview.liveview.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/**
 * The files that a test has chosen, as the client tells and sends them: its {@code
 * live_uploader.js} and {@code entry_uploader.js}.
 */
final class FileUploads {

  private final Visit visit;
  private final Tab tab;

  /** Those that were not sent yet, by the ref of their input. */
  private final Map<String, List<Chosen>> waiting = new LinkedHashMap<>();

  private int refs;

  /** A file, and how the client knows it. */
  private record Chosen(String ref, TestFile file) {

    Map<String, Object> told(String path) {
      return Map.of(
          "path",
          path,
          "ref",
          ref,
          "last_modified",
          0,
          "name",
          file.name(),
          "relative_path",
          "",
          "type",
          file.type(),
          "size",
          file.content().length);
    }
  }

  FileUploads(Visit visit, Tab tab) {
    this.visit = visit;
    this.tab = tab;
  }

  void choose(String selector, List<TestFile> files) {
    Dom dom = visit.dom();
    Element input = dom.one(selector);
    if (!input.hasAttr("data-phx-upload-ref")) {
      throw dom.failure(selector, "not the input of an upload");
    }
    if (!(input.closest("form[phx-change]") instanceof FormElement form)) {
      throw dom.failure(selector, "in no form with phx-change, so nobody would hear of its files");
    }
    String ref = input.attr("data-phx-upload-ref");
    List<Chosen> chosen = waiting.computeIfAbsent(ref, fresh -> new ArrayList<>());
    if (!input.hasAttr("multiple")) {
      chosen.clear();
    }
    files.forEach(file -> chosen.add(new Chosen(Integer.toString(refs++), file)));
    tell(form, input, chosen);
    if (input.hasAttr("data-phx-auto-upload")) {
      send(visit.dom().one(selector), form);
    }
  }

  private void tell(FormElement form, Element input, List<Chosen> chosen) {
    String name = input.attr("name");
    Map<String, Object> meta = new LinkedHashMap<>(Bindings.values(form));
    meta.put("_target", name);
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("type", "form");
    payload.put("event", Bindings.steps(form.attr("phx-change")).get(0).what());
    payload.put("value", new FormFields(form, Map.of()).encode(true));
    payload.put("meta", meta);
    payload.put(
        "uploads",
        Map.of(
            input.attr("data-phx-upload-ref"),
            chosen.stream().map(one -> one.told(name)).toList()));
    call(form, "event", payload);
  }

  private Map<?, ?> call(Element element, String event, Map<String, Object> payload) {
    Target to = Target.of(visit.dom(), element, target(element)).get(0);
    Map<String, @Nullable Object> all = new LinkedHashMap<>(payload);
    if (to.cid() != null) {
      all.put("cid", to.cid());
    }
    return tab.call(visit.view(to.viewId()), event, all);
  }

  private static @Nullable String target(Element form) {
    return form.hasAttr("phx-target") ? form.attr("phx-target") : null;
  }

  /** Sends what a form's inputs have chosen, ahead of the form itself. */
  void sendAll(FormElement form) {
    for (Element input : form.select("input[data-phx-upload-ref]")) {
      send(input, form);
    }
  }

  /** Sends those that the page still has. */
  private void send(Element input, FormElement form) {
    String inputId = input.id();
    Set<String> active = Set.of(input.attr("data-phx-active-refs").split(","));
    List<Chosen> chosen =
        Optional.ofNullable(waiting.remove(inputId)).orElse(List.of()).stream()
            .filter(one -> active.contains(one.ref()))
            .toList();
    if (chosen.isEmpty()) {
      return;
    }
    Map<?, ?> answer =
        call(
            form,
            "allow_upload",
            Map.of("ref", inputId, "entries", chosen.stream().map(one -> one.told("")).toList()));
    if (answer.get("entries") instanceof Map<?, ?> allowed) {
      int size = (int) Json.number(Json.object(answer.get("config")).get("chunk_size"));
      for (Chosen one : chosen) {
        Object grant = allowed.get(one.ref());
        if (grant instanceof String token) {
          send(one, token, size, progress -> progress(form, inputId, one, progress));
        } else if (grant != null) {
          progress(form, inputId, one, 100);
        }
      }
    }
  }

  private interface Told {
    void progress(Object progress);
  }

  private void send(Chosen one, String token, int size, Told told) {
    String joinRef = tab.freshRef();
    String topic = "lvu:" + one.ref();
    byte[] content = one.file().content();
    if (refused(tab.joinUpload(topic, joinRef, token), told)) {
      return;
    }
    int percent = -1;
    for (int at = 0; at < content.length; at += size) {
      int end = Math.min(at + size, content.length);
      if (refused(tab.chunk(topic, joinRef, Arrays.copyOfRange(content, at, end)), told)) {
        return;
      }
      int now = (int) (100L * end / content.length);
      if (now > percent) {
        percent = now;
        told.progress(percent);
      }
    }
  }

  private static boolean refused(Map<?, ?> reply, Told told) {
    if ("ok".equals(reply.get("status"))) {
      return false;
    }
    Object reason = Json.object(reply.get("response")).get("reason");
    told.progress(Map.of("error", String.valueOf(reason)));
    return true;
  }

  private void progress(FormElement form, String inputId, Chosen one, Object progress) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("ref", inputId);
    payload.put("entry_ref", one.ref());
    payload.put("progress", progress);
    call(form, "progress", payload);
  }
}
