package io.jview.liveview.test;

import io.jview.liveview.Async;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;
import io.jview.pubsub.presence.PresenceDiff;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A view as it is, except that a test gets hold of its socket and can tell it a gap or an outcome.
 */
record Tap<S>(LiveView<S> view, Consumer<LiveSocket> sockets) implements LiveView<S> {

  /** The topic of an info that stands for a gap. */
  static final String GAP = "io.jview.liveview.test.Gap";

  /** The topic of an info that stands for the outcome of work. */
  static final String OUTCOME = "io.jview.liveview.test.Outcome";

  /** What is to have come of work. */
  record Outcome(String name, Async<?> outcome) {}

  @Override
  public S mount(Params params, Session session, LiveSocket socket) throws Exception {
    if (socket.connected()) {
      sockets.accept(socket);
    }
    return view.mount(params, session, socket);
  }

  @Override
  public S handleParams(Params params, S state, LiveSocket socket) throws Exception {
    return view.handleParams(params, state, socket);
  }

  @Override
  public S handleEvent(Event event, S state, LiveSocket socket) throws Exception {
    return view.handleEvent(event, state, socket);
  }

  @Override
  public S handleInfo(Info info, S state, LiveSocket socket) throws Exception {
    return switch (info.topic()) {
      case GAP -> view.handleGap(info.as(Gap.class), state, socket);
      case OUTCOME -> outcome(info.as(Outcome.class), state, socket);
      default -> view.handleInfo(info, state, socket);
    };
  }

  private S outcome(Outcome told, S state, LiveSocket socket) throws Exception {
    socket.cancelAsync(told.name());
    return view.handleAsync(told.name(), told.outcome(), state, socket);
  }

  @Override
  public S handleAsync(String name, Async<?> outcome, S state, LiveSocket socket) throws Exception {
    return view.handleAsync(name, outcome, state, socket);
  }

  @Override
  public S handleGap(Gap gap, S state, LiveSocket socket) throws Exception {
    return view.handleGap(gap, state, socket);
  }

  @Override
  public S handlePresence(PresenceDiff diff, S state, LiveSocket socket) throws Exception {
    return view.handlePresence(diff, state, socket);
  }

  @Override
  public Html render(S state) {
    return view.render(state);
  }

  @Override
  public Html render(S state, RenderContext context) {
    return view.render(state, context);
  }

  @Override
  public @Nullable Object keep(S state) {
    return view.keep(state);
  }

  @Override
  public void terminate(S state, LiveSocket socket) {
    view.terminate(state, socket);
  }
}
