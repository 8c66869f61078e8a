package io.jview.liveview;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A view whose state is a text and whose callbacks a test can replace; it keeps what happened. */
class ScriptedView implements LiveView<String> {

  final List<String> log = new CopyOnWriteArrayList<>();

  @Override
  public String mount(Params params, Session session, LiveSocket socket) throws Exception {
    return "mounted";
  }

  @Override
  public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
    log.add(event.name());
    return event.name();
  }

  @Override
  public String handleInfo(Info info, String state, LiveSocket socket) throws Exception {
    log.add(info.topic() + "=" + info.value());
    return String.valueOf(info.value());
  }

  @Override
  public String handleGap(Gap gap, String state, LiveSocket socket) throws Exception {
    log.add(gap.topic() + ":" + gap.reason());
    return gap.reason().name();
  }

  @Override
  public Html render(String state) {
    return html("<p>${}</p>", state);
  }

  @Override
  public void terminate(String state) {
    log.add("terminated " + state);
  }
}
