package io.jview.liveview.socket;

import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.Transport;
import io.jview.liveview.services.Services;
import io.jview.liveview.spool.Intake;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that come over one socket: each by a topic of its own, which is joined with a token
 * that its view has given for it, once. A browser sends one chunk of a file and waits for the
 * answer.
 */
final class UploadChannels {

  static final String TOPIC_PREFIX = "lvu:";

  private final Services services;
  private final Transport transport;
  private final MemoryBudget.Share backlog;
  private final Map<String, Intake> offered = new ConcurrentHashMap<>(2);
  private final Map<String, UploadChannel> open = new ConcurrentHashMap<>(2);
  private volatile boolean closed;

  /**
   * Makes one.
   *
   * @param backlog counts what waits to be written
   */
  UploadChannels(Services services, Transport transport, MemoryBudget.Share backlog) {
    this.services = services;
    this.transport = transport;
    this.backlog = backlog;
  }

  /** Lets a browser send a file; gives the token. From the view's thread. */
  String offer(Intake intake) {
    String token = services.trust().freshId();
    offered.put(token, intake);
    if (closed) {
      withdraw(intake);
    }
    return token;
  }

  /** Gives a file up. From any thread. */
  void withdraw(Intake intake) {
    offered.values().remove(intake);
    intake.abort();
    open.values().stream().filter(channel -> channel.isOf(intake)).forEach(UploadChannel::close);
  }

  void join(Frame frame) {
    String joinRef = frame.joinRef();
    Intake intake = joinRef == null ? null : offered.remove(frame.payload().text("token"));
    if (joinRef == null
        || intake == null
        || open.size() >= services.limits().sockets().viewsOfOne() * 10) {
      io.jview.liveview.process.Channel.reply(
          transport,
          joinRef,
          frame.ref(),
          frame.topic(),
          "error",
          "{\"reason\":\"invalid_token\"}");
      return;
    }
    UploadChannel channel =
        new UploadChannel(services, transport, backlog, frame, joinRef, intake, this::forget);
    UploadChannel before = open.put(frame.topic(), channel);
    if (before != null) {
      before.close();
    }
    channel.open();
  }

  private void forget(UploadChannel channel) {
    open.remove(channel.topic(), channel);
  }

  /** Takes a chunk; false: there is no such upload, or it was not its turn. */
  boolean chunk(BinaryFrame frame) {
    UploadChannel channel = open.get(frame.topic());
    return channel != null && channel.isJoinedAs(frame.joinRef()) && channel.take(frame);
  }

  void leave(@Nullable String joinRef, String topic) {
    UploadChannel channel = open.get(topic);
    if (channel != null && channel.isJoinedAs(joinRef)) {
      channel.close();
    }
  }

  /** The socket is gone. */
  void end() {
    closed = true;
    offered.values().forEach(Intake::abort);
    offered.clear();
    open.values().forEach(UploadChannel::close);
  }
}
