package io.jview.liveview;

import io.jview.liveview.host.Transport;
import org.jspecify.annotations.Nullable;

/** The way back from a view to its place in the browser: one topic, joined once. Thread-safe. */
final class Channel {

  private final Transport transport;
  private final String topic;
  private final String joinRef;
  private volatile boolean open = true;

  Channel(Transport transport, String topic, String joinRef) {
    this.transport = transport;
    this.topic = topic;
    this.joinRef = joinRef;
  }

  /** Answers a message of any topic, joined or not. */
  static void reply(Transport transport, Frame to, String status, String response) {
    String joinRef = to.joinRef();
    send(
        transport,
        joinRef == null ? "null" : Json.quote(joinRef),
        to.ref(),
        to.topic(),
        status,
        response);
  }

  private static void send(
      Transport transport,
      String joinRef,
      String ref,
      String topic,
      String status,
      String response) {
    transport.send(
        "[%s,%s,%s,\"phx_reply\",{\"status\":\"%s\",\"response\":%s}]"
            .formatted(joinRef, Json.quote(ref), Json.quote(topic), status, response));
  }

  String topic() {
    return topic;
  }

  /** The id of the view's element, which its topic is made of. */
  String viewId() {
    return topic.substring(Joins.PREFIX.length());
  }

  boolean isJoinedAs(@Nullable String joinRef) {
    return this.joinRef.equals(joinRef);
  }

  /** Acknowledges a message; every one must be, or the browser keeps its element locked. */
  void ok(String ref, String response) {
    answer(ref, "ok", response);
  }

  /** Refuses the join. */
  void refuse(String response) {
    answer(joinRef, "error", response);
  }

  private void answer(String ref, String status, String response) {
    if (open) {
      send(transport, Json.quote(joinRef), ref, topic, status, response);
    }
  }

  void push(String event, String payload) {
    push("null", event, payload);
  }

  /** Tells that the view has crashed: the browser marks it and joins again. */
  void crashed() {
    push(Json.quote(joinRef), "phx_error", "{}");
  }

  /** Tells that another join took this one's place. */
  void replaced() {
    push(Json.quote(joinRef), "phx_close", "{}");
    close();
  }

  private void push(String ref, String event, String payload) {
    if (open) {
      transport.send(
          "[%s,%s,%s,\"%s\",%s]"
              .formatted(Json.quote(joinRef), ref, Json.quote(topic), event, payload));
    }
  }

  boolean isOpen() {
    return open;
  }

  /** Sends nothing any more. */
  void close() {
    open = false;
  }
}
