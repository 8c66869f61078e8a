package io.jview.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A view on an open socket, as the LiveView client speaks of it: messages are {@code [join_ref,
 * ref, topic, event, payload]}. For the loop's thread.
 */
final class ViewChannel {

  private static final int REJOIN_MILLIS = 1_000;

  private final LoadSession session;
  private final Tally tally;
  private final Visit visit;
  private final PageTokens tokens;
  private final URI page;
  private final long began;
  private final Map<String, Long> sentAt = new HashMap<>(2);
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream(0);
  private String joinRef = "";
  private String beatRef = "";
  private boolean joined;
  private int refs;

  ViewChannel(
      LoadSession session, Tally tally, Visit visit, PageTokens tokens, URI page, long began) {
    this.session = session;
    this.tally = tally;
    this.visit = visit;
    this.tokens = tokens;
    this.page = page;
    this.began = began;
  }

  boolean hasJoined() {
    return joined;
  }

  void join() {
    joinRef = Integer.toString(++refs);
    write(joinRef, "phx_join", tokens.joinPayload(page.toString(), session.nextMount()));
  }

  void send(String event, String value, long sinceNanos) {
    String ref = Integer.toString(++refs);
    sentAt.put(ref, sinceNanos);
    tally.sent();
    write(
        ref,
        "event",
        "{\"type\":\"click\",\"event\":%s,\"value\":%s}".formatted(Json.quote(event), value));
  }

  private void write(String ref, String event, String payload) {
    visit.text(
        "[\"%s\",\"%s\",\"%s\",\"%s\",%s]".formatted(joinRef, ref, tokens.topic(), event, payload));
  }

  /** Sends a heartbeat; false, if the last one has not been answered. */
  boolean beat() {
    if (!beatRef.isEmpty()) {
      return false;
    }
    beatRef = Integer.toString(++refs);
    visit.text("[null,\"%s\",\"phoenix\",\"heartbeat\",{}]".formatted(beatRef));
    return true;
  }

  void received(WebSocketFrame frame) {
    if (frame.last() && partial.size() == 0) {
      dispatch(frame.text());
      return;
    }
    partial.writeBytes(frame.payload());
    if (frame.last()) {
      String whole = partial.toString(StandardCharsets.UTF_8);
      partial.reset();
      dispatch(whole);
    }
  }

  private void dispatch(String text) {
    if (!(Json.read(text) instanceof List<?> message
        && message.get(3) instanceof String event
        && message.get(4) instanceof Map<?, ?> payload)) {
      throw new IllegalArgumentException(text);
    }
    switch (event) {
      case "phx_reply" -> replied(message.get(1), payload);
      case "diff" -> session.changed(payload, System.nanoTime());
      case "phx_error" -> failed();
      default -> tally.lost("told " + event);
    }
  }

  private void replied(@Nullable Object ref, Map<?, ?> payload) {
    Map<?, ?> response = payload.get("response") instanceof Map<?, ?> map ? map : Map.of();
    if (beatRef.equals(ref)) {
      beatRef = "";
    } else if (joinRef.equals(ref)) {
      joined(payload, response);
    } else {
      answered(ref, response);
    }
  }

  private void joined(Map<?, ?> payload, Map<?, ?> response) {
    if ("ok".equals(payload.get("status")) && response.get("rendered") instanceof Map<?, ?> tree) {
      joined = true;
      session.joined(tree, System.nanoTime() - began);
    } else {
      visit.end("join refused: " + response.get("reason"), true);
    }
  }

  private void answered(@Nullable Object ref, Map<?, ?> response) {
    Long since = sentAt.remove(ref);
    long now = System.nanoTime();
    if (since != null) {
      tally.answered(now - since);
    }
    if (response.get("diff") instanceof Map<?, ?> diff) {
      session.changed(diff, now);
    }
  }

  /** The view has failed; it can be joined again on the same socket. */
  private void failed() {
    session.left();
    tally.lost("the view failed");
    visit.later(
        (long) (REJOIN_MILLIS * ThreadLocalRandom.current().nextDouble(0.5, 1.5)), this::join);
  }
}
