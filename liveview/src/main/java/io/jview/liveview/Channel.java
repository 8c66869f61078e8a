package io.jview.liveview;

import io.jview.liveview.host.Transport;
import org.jspecify.annotations.Nullable;

/** The way back from a view to its place in the browser: one topic, joined once. Thread-safe. */
final class Channel {

  private final Transport transport;
  private final String topic;
  private final String joinRef;

  /** As JSON; the topic between commas. */
  private final String quotedJoinRef;

  private final String quotedTopic;

  private volatile boolean open = true;

  Channel(Transport transport, String topic, String joinRef) {
    this.transport = transport;
    this.topic = topic;
    this.joinRef = joinRef;
    this.quotedJoinRef = Json.quote(joinRef);
    this.quotedTopic = "," + Json.quote(topic) + ",";
  }

  /** Answers a message of any topic, joined or not. */
  static void reply(Transport transport, Frame to, String status, String response) {
    String joinRef = to.joinRef();
    transport.send(
        reply(
            joinRef == null ? "null" : Json.quote(joinRef),
            to.ref(),
            "," + Json.quote(to.topic()) + ",",
            status,
            response));
  }

  private static String reply(
      String joinRef, String ref, String topic, String status, String response) {
    return "["
        + joinRef
        + ","
        + Json.quote(ref)
        + topic
        + "\"phx_reply\",{\"status\":\""
        + status
        + "\",\"response\":"
        + response
        + "}]";
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
      transport.send(reply(quotedJoinRef, ref, quotedTopic, status, response));
    }
  }

  void push(String event, String payload) {
    push("null", event, payload);
  }

  /** Tells that the view has crashed: the browser marks it and joins again. */
  void crashed() {
    push(quotedJoinRef, "phx_error", "{}");
  }

  /** Tells that another join took this one's place. */
  void replaced() {
    push(quotedJoinRef, "phx_close", "{}");
    close();
  }

  private void push(String ref, String event, String payload) {
    if (open) {
      String frame =
          "[" + quotedJoinRef + "," + ref + quotedTopic + '"' + event + "\"," + payload + "]";
      transport.send(frame);
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
