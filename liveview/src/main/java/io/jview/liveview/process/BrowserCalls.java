package io.jview.liveview.process;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.Event;
import io.jview.liveview.route.Target;
import io.jview.liveview.services.Services;
import io.jview.liveview.text.Json;
import io.jview.liveview.text.Names;
import io.jview.liveview.view.Instance;
import io.jview.liveview.view.PageUploads;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser may ask of a joined view. Used by the view's thread. */
final class BrowserCalls {

  private final Services services;
  private final Instance<?> view;
  private final ViewPage page;

  BrowserCalls(Services services, Instance<?> view, ViewPage page) {
    this.services = services;
    this.view = view;
    this.page = page;
  }

  /** Does what a message asks for, and adds to the response; unknown messages ask for nothing. */
  void handle(Mail.FromBrowser message, StringBuilder response) throws Exception {
    switch (message.event()) {
      case "event" -> event(message.payload().read());
      case "live_patch" -> patch(message.payload().read(), response);
      case "allow_upload" -> preflight(message.payload().read(), response);
      case "progress" -> progress(message.payload().read());
      case "cids_will_destroy" -> page.willDestroy(cids(message.payload().read()));
      case "cids_destroyed" -> destroyed(message.payload().read(), response);
      case "too_long" -> heldBack(message.payload().read());
      default -> {}
    }
  }

  /** The page's script has not sent what would be refused; what was typed is still there. */
  private void heldBack(Map<?, ?> payload) {
    services.counters().tooLong().increment();
    services
        .log()
        .warn(
            "An event '{}' of {} was not sent: its field '{}' makes it {} bytes long, and a frame"
                + " has {} at most (Limits.withFrameBytes)",
            Names.shortened(String.valueOf(payload.get("event"))),
            view.name(),
            Names.shortened(String.valueOf(payload.get("field"))),
            Names.shortened(String.valueOf(payload.get("bytes"))),
            services.limits().frames().joined());
  }

  /** Answers whether files may come, and shows which. */
  private void preflight(Map<?, ?> payload, StringBuilder response) {
    Map<String, Object> answer = view.uploads().preflight(payload);
    view.uploadsChanged();
    Map<String, Object> given =
        answer == null ? Map.of("error", List.of(List.of("", "no_upload"))) : answer;
    given.forEach((name, value) -> Json.member(response, name, Message.of(value).json()));
  }

  private void progress(Map<?, ?> payload) throws Exception {
    PageUploads.Progress progress = view.uploads().progress(payload);
    view.uploadsChanged();
    if (progress != null && progress.owner() > 0) {
      view.event(progress.owner(), progress.event());
    } else if (progress != null) {
      view.event(progress.event());
    }
  }

  private void event(Map<?, ?> payload) throws Exception {
    Event event;
    try {
      event = EventReader.read(payload, services.limits().addresses().fields());
    } catch (IllegalArgumentException | PubSubException malformed) {
      services
          .log()
          .warn(
              "A malformed event for {} was ignored: {}",
              view.name(),
              Names.shortened(malformed.toString()));
      return;
    }
    if (payload.get("uploads") instanceof Map<?, ?> uploads && !uploads.isEmpty()) {
      view.uploads().chosen(uploads);
      view.uploadsChanged();
    }
    if (event.name().equals("lv:clear-flash")) {
      view.clearFlash(event.get("key"));
    } else {
      handled(event, payload.get("cid"));
    }
  }

  private void handled(Event event, @Nullable Object target) throws Exception {
    try {
      if (target instanceof Number cid) {
        view.event(cid.intValue(), event);
      } else {
        view.event(event);
      }
    } catch (BadRequestException refused) {
      services.badRequest(view.name(), "the event '" + event.name() + "'", refused);
    }
  }

  /** Answers with the components that are gone for good. */
  private void destroyed(Map<?, ?> payload, StringBuilder response) {
    Json.member(response, "cids", page.destroyed(cids(payload)).toString());
  }

  private static List<Integer> cids(Map<?, ?> payload) {
    return payload.get("cids") instanceof List<?> all
        ? all.stream()
            .filter(Number.class::isInstance)
            .map(cid -> ((Number) cid).intValue())
            .toList()
        : List.of();
  }

  private void patch(Map<?, ?> payload, StringBuilder response) throws Exception {
    Target here = view.mounted().target();
    Target there = payload.get("url") instanceof String url ? find(url) : null;
    if (here == null || there == null || !there.isSameViewAs(here) || !patched(there)) {
      Json.member(response, "link_redirect", "true");
    }
  }

  /** An address that the view cannot read is a page of its own, with an error on it. */
  private boolean patched(Target there) throws Exception {
    try {
      return view.patch(there);
    } catch (BadRequestException refused) {
      services.badRequest(view.name(), "an address", refused);
      return false;
    }
  }

  private @Nullable Target find(String url) {
    try {
      return services.routes().find(url, view.mounted().basePath());
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
