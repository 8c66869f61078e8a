package io.jview.liveview.socket;

import io.jview.liveview.Params;
import io.jview.liveview.host.LiveConnection;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.Transport;
import io.jview.liveview.process.Admitted;
import io.jview.liveview.process.Channel;
import io.jview.liveview.process.Connection;
import io.jview.liveview.process.JoinRefusedException;
import io.jview.liveview.process.Refusal;
import io.jview.liveview.process.ViewMailbox;
import io.jview.liveview.process.ViewProcess;
import io.jview.liveview.services.Services;
import io.jview.liveview.spool.Intake;
import io.jview.liveview.view.Visitor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One browser's socket: reads its frames and hands them to the views that have joined over it. */
public final class SocketConnection implements LiveConnection, Connection {

  /** The close code "try again later", registered with IANA. */
  private static final int TRY_AGAIN = 1013;

  private final Services services;
  private final Transport transport;
  private final Joins joins;
  private final Pressure pressure;
  private final JoinRate joinRate = new JoinRate(System::nanoTime);
  private final Map<String, ViewProcess> views = new ConcurrentHashMap<>(2);
  private final AtomicInteger running = new AtomicInteger();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final MemoryBudget.Share backlog;
  private final FirstJoin firstJoin;
  private final UploadChannels uploads;
  private volatile boolean closed;
  private volatile @Nullable Runnable farewell;
  private volatile boolean refused;
  private volatile boolean sentAway;

  /**
   * Makes one.
   *
   * @param visitor whose socket it is
   * @param trusted whether the socket proved that it comes from a page of that session; if not,
   *     every join is refused, so that the page is loaded anew
   * @param settled is run when the first join was admitted, or the socket is gone before
   */
  public SocketConnection(
      Services services, Transport transport, Visitor visitor, boolean trusted, Runnable settled) {
    this.services = services;
    this.transport = transport;
    this.joins = new Joins(services, visitor, trusted);
    this.backlog = services.budget().open(this::letGo);
    this.pressure = new Pressure(transport, services, backlog);
    this.uploads = new UploadChannels(services, transport, backlog);
    this.firstJoin = new FirstJoin(services, this::neverJoined, settled);
  }

  @Override
  public int maxMessageBytes() {
    return firstJoin.isOver()
        ? services.limits().frames().joined()
        : services.limits().frames().first();
  }

  @Override
  public void arrived() {
    if (isHeard() && !pressure.count(0)) {
      flooded();
    }
  }

  @Override
  public void text(String text) {
    if (!isHeard()) {
      return;
    }
    if (text.length() > maxMessageBytes()) {
      services
          .log()
          .warn("A socket sent more than {} characters and was closed", maxMessageBytes());
      refuse(1009, "frame too large");
    } else if (!pressure.count(text.length())) {
      flooded();
    } else {
      read(text);
    }
  }

  private boolean isHeard() {
    return !closed && !refused && farewell == null;
  }

  private void read(String text) {
    try {
      dispatch(Frame.parse(text));
    } catch (IllegalArgumentException malformed) {
      malformed(String.valueOf(malformed.getMessage()));
    } catch (Throwable unexpected) {
      services.counters().failedFrames().increment();
      services.log().error("A frame could not be handled; its socket was closed", unexpected);
      refuse(1011, "internal error");
    }
  }

  @Override
  public void malformed(String what) {
    if (!refused) {
      services.log().warn("A socket sent a malformed frame and was closed: {}", what);
      refuse(1007, "malformed frame");
    }
  }

  /** A chunk of a file; each waits for the answer to the one before, so they need no allowance. */
  @Override
  public void binary(byte[] frame) {
    if (!isHeard()) {
      return;
    }
    try {
      BinaryFrame chunk = BinaryFrame.parse(frame);
      if (!uploads.chunk(chunk)) {
        unexpected(chunk);
      }
    } catch (IllegalArgumentException malformed) {
      malformed(String.valueOf(malformed.getMessage()));
    }
  }

  /** A file that has been given up may still have a chunk on its way. */
  private void unexpected(BinaryFrame chunk) {
    if (!pressure.count(chunk.data().length)) {
      flooded();
    } else {
      Channel.reply(
          transport,
          chunk.joinRef(),
          chunk.ref(),
          chunk.topic(),
          "error",
          "{\"reason\":\"unmatched topic\"}");
    }
  }

  private void flooded() {
    services.counters().flooding().increment();
    services.log().warn("A socket sent on and on, more than its allowance, and was closed");
    refuse(1008, "too many events");
  }

  private void neverJoined() {
    services.log().warn("A socket has joined no view in time and was closed");
    refuse(1008, "no join");
  }

  /** More waits for the socket's views than for those of any other, and no memory is left. */
  private void letGo() {
    services.log().warn("A socket sent more than there is memory left for, and was closed");
    refuse(TRY_AGAIN, "out of memory");
  }

  private void refuse(int code, String reason) {
    refused = true;
    transport.close(code, reason);
  }

  private void dispatch(Frame frame) {
    if (frame.topic().equals("phoenix") && frame.event().equals("heartbeat")) {
      reply(frame, "ok", "{}");
      return;
    }
    switch (frame.event()) {
      case "phx_join" -> join(frame);
      case "phx_leave" -> leave(frame);
      default -> forward(frame);
    }
  }

  private void join(Frame frame) {
    if (frame.topic().startsWith(UploadChannels.TOPIC_PREFIX)) {
      uploads.join(frame);
      return;
    }
    if (!joinRate.allows()) {
      services.log().warn("A socket asked for too many joins and was closed");
      refuse(1008, "too many joins");
      return;
    }
    String joinRef = frame.joinRef();
    if (joinRef == null || !frame.topic().startsWith(Channel.TOPIC_PREFIX)) {
      unmatched(frame);
      return;
    }
    ViewProcess old = views.remove(frame.topic());
    if (old != null) {
      old.channel().replaced();
      old.stop();
    }
    Channel channel = new Channel(transport, frame.topic(), joinRef);
    if (running.get() >= services.limits().sockets().viewsOfOne()) {
      refuse(channel, "too many topics");
    } else if (services.counters().views().sum() >= services.limits().sockets().views()) {
      services
          .log()
          .warn("A join was refused: there are {} views", services.limits().sockets().views());
      refuse(channel, "too many views");
    } else {
      start(new ViewProcess(services, this, channel), frame);
    }
  }

  private void refuse(Channel channel, String reason) {
    services.counters().refusedJoins().increment();
    channel.refuse(Refusal.because(reason));
  }

  private void start(ViewProcess view, Frame frame) {
    running.incrementAndGet();
    views.put(frame.topic(), view);
    view.join(frame.ref(), frame.payload());
    if (farewell != null) {
      view.finish();
    }
  }

  @Override
  public Admitted admit(String viewId, Map<?, ?> join) throws JoinRefusedException {
    Admitted admitted = joins.admit(viewId, join, views::get);
    firstJoin.over();
    return admitted;
  }

  private void leave(Frame frame) {
    uploads.leave(frame.joinRef(), frame.topic());
    ViewProcess view = views.get(frame.topic());
    if (view != null && view.channel().isJoinedAs(frame.joinRef())) {
      views.remove(frame.topic(), view);
      view.leave();
    }
    reply(frame, "ok", "{}");
  }

  private void forward(Frame frame) {
    ViewProcess view = views.get(frame.topic());
    if (view == null) {
      unmatched(frame);
    } else if (view.channel().isJoinedAs(frame.joinRef())) {
      services.counters().messages().increment();
      view.receive(frame.ref(), frame.event(), frame.payload());
      if (!pressure.watch(view.mailbox(), views.values())) {
        flooded();
      }
    }
  }

  private void unmatched(Frame frame) {
    reply(frame, "error", "{\"reason\":\"unmatched topic\"}");
  }

  private void reply(Frame to, String status, String response) {
    Channel.reply(transport, to.joinRef(), to.ref(), to.topic(), status, response);
  }

  @Override
  public String offer(Intake intake) {
    return uploads.offer(intake);
  }

  @Override
  public void withdraw(Intake intake) {
    uploads.withdraw(intake);
  }

  @Override
  public MemoryBudget.Share backlog() {
    return backlog;
  }

  @Override
  public void relieve(ViewMailbox mailbox) {
    pressure.relieve(mailbox, views.values());
  }

  @Override
  public void end(Set<String> children, ViewProcess parent) {
    for (String id : children) {
      ViewProcess child = views.get(Channel.TOPIC_PREFIX + id);
      if (child != null && child.parent() == parent) {
        views.remove(Channel.TOPIC_PREFIX + id, child);
        child.leave();
      }
    }
  }

  @Override
  public void give(String id, Params params, ViewProcess parent) {
    ViewProcess child = views.get(Channel.TOPIC_PREFIX + id);
    if (child != null) {
      child.give(params, parent);
    }
  }

  @Override
  public void release(ViewProcess view) {
    views.remove(view.channel().topic(), view);
  }

  /** Ends the views inside of it too, unless all finish anyway. */
  @Override
  public void ended(ViewProcess view) {
    release(view);
    relieve(view.mailbox());
    if (farewell == null) {
      stopInside(view);
    }
    if (running.decrementAndGet() == 0) {
      lastEnded();
    }
  }

  private void stopInside(ViewProcess view) {
    for (ViewProcess other : views.values()) {
      if (other.parent() == view && view.isLeft()) {
        other.leave();
      } else if (other.parent() == view) {
        other.stop();
      }
    }
  }

  private void lastEnded() {
    Runnable goodbye = farewell;
    if (closed) {
      ended.complete(null);
    } else if (goodbye != null) {
      goodbye.run();
    }
  }

  /**
   * Closes the socket when its views have answered all that they were sent so far, and reads no
   * more of it. From any thread.
   */
  public void finish(int code, String reason) {
    farewell = () -> transport.close(code, reason);
    views.values().forEach(ViewProcess::finish);
    if (running.get() == 0) {
      lastEnded();
    }
  }

  /**
   * Has the browser load its page anew and closes the socket. The code makes the client do so after
   * a while in any case; see its source, {@code live_socket.ts}. From any thread.
   */
  public void sendAway() {
    refused = true;
    sentAway = true;
    views.values().forEach(ViewProcess::reload);
    transport.close(1000, "signed out");
  }

  /** Closes the socket at once; {@link #closed} follows. From any thread. */
  public void close(int code, String reason) {
    transport.close(code, reason);
  }

  @Override
  public void closed() {
    closed = true;
    firstJoin.over();
    pressure.end();
    uploads.end();
    views.values().forEach(sentAway ? ViewProcess::leave : ViewProcess::stop);
    if (running.get() == 0) {
      ended.complete(null);
    }
  }

  /** Done when the socket is gone and every view of it has ended. */
  public CompletableFuture<Void> whenEnded() {
    return ended;
  }
}
