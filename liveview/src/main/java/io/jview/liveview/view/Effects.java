package io.jview.liveview.view;

import io.jview.liveview.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a view has asked for and its browser has not been told yet. Owned by the view's thread. */
public final class Effects {

  private @Nullable String title;
  private @Nullable String reply;
  private @Nullable StringBuilder events;
  private @Nullable Navigation navigation;
  private @Nullable Map<String, String> flash;

  void title(String title) {
    this.title = title;
  }

  void reply(String json) {
    reply = json;
  }

  void event(String name, String json) {
    if (events == null) {
      events = new StringBuilder();
    } else {
      events.append(',');
    }
    events.append('[').append(Json.quote(name)).append(',').append(json).append(']');
  }

  void navigate(Navigation navigation) {
    this.navigation = navigation;
  }

  void flash(String kind, String message) {
    if (flash == null) {
      flash = new LinkedHashMap<>(4);
    }
    flash.put(kind, message);
  }

  /** Forgets all of it. */
  void clear() {
    title = null;
    reply = null;
    events = null;
    navigation = null;
    flash = null;
  }

  /** Sets the title where the view has set none. */
  public void titleOtherwise(String other) {
    if (title == null && !other.isEmpty()) {
      title = other;
    }
  }

  /** The title that the first, plain page gets in its head. */
  public @Nullable String title() {
    return title;
  }

  /** Whether the view is to end. */
  boolean leaves() {
    return navigation != null && navigation.leaves();
  }

  /** Whether the view is to go elsewhere or to show a message. */
  boolean concernView() {
    return navigation != null || flash != null;
  }

  @Nullable Navigation takeNavigation() {
    Navigation taken = navigation;
    navigation = null;
    return taken;
  }

  Map<String, String> takeFlash() {
    Map<String, String> taken = flash == null ? Map.of() : flash;
    flash = null;
    return taken;
  }

  /** The events as a JSON array, or null where there are none. */
  public @Nullable String takeEvents() {
    String taken = events == null ? null : "[" + events + "]";
    events = null;
    return taken;
  }

  /** Appends the members that stand beside a tree or diff: {@code t}, {@code e} and {@code r}. */
  public void takeMembers(StringBuilder members) {
    if (title != null) {
      Json.member(members, "t", Json.quote(title));
      title = null;
    }
    String array = takeEvents();
    if (array != null) {
      Json.member(members, "e", array);
    }
    if (reply != null) {
      Json.member(members, "r", reply);
      reply = null;
    }
  }
}
