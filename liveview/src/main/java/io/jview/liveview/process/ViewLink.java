package io.jview.liveview.process;

import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.view.Link;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What a joined view's socket leads to. */
record ViewLink(Subscriptions subscriptions, Tasks tasks, Consumer<Info> inbox) implements Link {

  @Override
  public void subscribe(String topic) {
    subscriptions.subscribe(topic);
  }

  @Override
  public void unsubscribe(String topic) {
    subscriptions.unsubscribe(topic);
  }

  @Override
  public LiveSocket.Timer after(Duration delay, Info info) {
    return tasks.after(delay, info);
  }

  @Override
  public void async(String name, Callable<?> work) {
    tasks.async(name, work);
  }

  @Override
  public void send(Info info) {
    inbox.accept(info);
  }

  /** Ends all of it; what was sent and still waits is the mailbox's business. */
  void end() {
    tasks.end();
    subscriptions.end();
  }
}
