package io.jview.liveview.process;

import io.jview.liveview.host.Transport;
import io.jview.liveview.text.Json;
import org.jspecify.annotations.Nullable;

/** The way back from a view to its place in the browser: one topic, joined once. Thread-safe. */
public final class Channel {

  /** What every view's topic starts with. */
  public static final String TOPIC_PREFIX = "lv:";

  private final Transport transport;
  private final String topic;
  private final String joinRef;

  /** As JSON; the topic between commas. */
  private final String quotedJoinRef;

  private final String quotedTopic;

  private volatile boolean open = true;

  public Channel(Transport transport, String topic, String joinRef) {
    this.transport = transport;
    this.topic = topic;
    this.joinRef = joinRef;
    this.quotedJoinRef = Json.quote(joinRef);
    this.quotedTopic = "," + Json.quote(topic) + ",";
  }

  /** Answers a message of any topic, joined or not. */
  public static void reply(
      Transport transport,
      @Nullable String joinRef,
      String ref,
      String topic,
      String status,
      String response) {
    String quotedJoinRef = joinRef == null ? "null" : Json.quote(joinRef);
    transport.send(reply(quotedJoinRef, ref, "," + Json.quote(topic) + ",", status, response));
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

  public String topic() {
    return topic;
  }

  /** The id of the view's element, which its topic is made of. */
  public String viewId() {
    return topic.substring(TOPIC_PREFIX.length());
  }

  public boolean isJoinedAs(@Nullable String joinRef) {
    return this.joinRef.equals(joinRef);
  }

  /** Acknowledges a message; every one must be, or the browser keeps its element locked. */
  void ok(String ref, String response) {
    answer(ref, "ok", response);
  }

  /** Refuses the join. */
  public void refuse(Refusal refusal) {
    answer(joinRef, "error", refusal.response());
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
  public void replaced() {
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
