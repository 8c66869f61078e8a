package io.jview.liveview;

import io.jview.liveview.text.Names;
import io.jview.pubsub.Gap;
import io.jview.pubsub.log.LimitedLog;

/**
 * Where events and gaps end up that a view or component does not take: in the log, at a limited
 * rate.
 */
final class Unhandled {

  private static final LimitedLog LOG = new LimitedLog(LiveView.class, System::nanoTime);

  private Unhandled() {}

  static String noRender(LiveView<?> view) {
    return view.getClass().getName()
        + " overrides neither render(state) nor render(state, view): it needs one of them";
  }

  static void event(Object receiver, Event event) {
    LOG.warn(
        "{} got the event '{}' and does not override handleEvent",
        receiver.getClass().getName(),
        Names.shortened(event.name()));
  }

  static void async(Object receiver, String name, Async<?> outcome) {
    if (outcome instanceof Async.Failed<?> failed) {
      LOG.warn(
          "The work '{}' has failed and {} does not override handleAsync",
          Names.shortened(name),
          receiver.getClass().getName(),
          failed.failure());
    }
  }

  static void gap(Object receiver, Gap gap) {
    LOG.warn(
        "Messages of topic '{}' may have been missed ({}) and {} does not override handleGap",
        gap.topic(),
        gap.reason(),
        receiver.getClass().getName());
  }
}
