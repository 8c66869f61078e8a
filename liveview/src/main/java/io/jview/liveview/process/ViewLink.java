package io.jview.liveview.process;

import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.services.Services;
import io.jview.liveview.spool.Intake;
import io.jview.liveview.upload.Upload;
import io.jview.liveview.upload.UploadEntry;
import io.jview.liveview.view.ComponentInstance;
import io.jview.liveview.view.Link;
import io.jview.pubsub.Replay;
import io.jview.pubsub.presence.Present;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a joined view's socket leads to, or that of one of its components.
 *
 * @param mailbox the view's
 * @param keeping what the view keeps; null of a component
 */
record ViewLink(
    Services services,
    Connection connection,
    Consumer<Mail> mailbox,
    Subscriptions subscriptions,
    Presences presences,
    Tasks tasks,
    @Nullable Keeping keeping)
    implements Link.OfView, Link.OfComponent {

  static ViewLink of(
      Services services, Connection connection, Consumer<Mail> mailbox, Keeping keeping) {
    return to(null, services, connection, mailbox, keeping);
  }

  private static ViewLink to(
      @Nullable ComponentInstance<?, ?> component,
      Services services,
      Connection connection,
      Consumer<Mail> mailbox,
      @Nullable Keeping keeping) {
    String sessionId = services.trust().freshId();
    return new ViewLink(
        services,
        connection,
        mailbox,
        new Subscriptions(services, sessionId, component, mailbox),
        new Presences(services, sessionId, component, mailbox),
        new Tasks(services, component, mailbox),
        keeping);
  }

  @Override
  public ViewLink of(ComponentInstance<?, ?> component) {
    return to(component, services, connection, mailbox, null);
  }

  @Override
  public <T> Optional<T> kept(Class<T> type) {
    return keeping == null ? Optional.empty() : keeping.kept(type);
  }

  @Override
  public void keepEvery(Duration interval) {
    if (keeping != null) {
      keeping.every(interval);
    }
  }

  @Override
  public void checkChunk(int bytes) {
    int most = services.limits().frames().joined() - Connection.AROUND_A_CHUNK;
    if (bytes > most) {
      throw new IllegalArgumentException(
          "chunks of "
              + bytes
              + " bytes do not fit into frames: up to "
              + most
              + " do, and more with Limits.withFrameBytes");
    }
  }

  @Override
  public Intake intake(Upload upload, UploadEntry entry) {
    return new Intake(upload, entry, services.uploads());
  }

  @Override
  public String offer(Intake intake) {
    return connection.offer(intake);
  }

  @Override
  public void withdraw(Intake intake) {
    connection.withdraw(intake);
  }

  @Override
  public void subscribe(String topic) {
    subscriptions.subscribe(topic);
  }

  @Override
  public void subscribe(String topic, Replay replay) {
    subscriptions.subscribe(topic, replay);
  }

  @Override
  public String sessionId() {
    return subscriptions.sessionId();
  }

  @Override
  public void unsubscribe(String topic) {
    subscriptions.unsubscribe(topic);
  }

  @Override
  public void track(String topic, String key, @Nullable Object meta) {
    presences.track(topic, key, meta);
  }

  @Override
  public void untrack(String topic, String key) {
    presences.untrack(topic, key);
  }

  @Override
  public List<Present> present(String topic) {
    return presences.present(topic);
  }

  @Override
  public void unwatch(String topic) {
    presences.unwatch(topic);
  }

  @Override
  public LiveSocket.Timer after(Duration delay, Info info) {
    return tasks.after(delay, info);
  }

  @Override
  public LiveSocket.Timer every(Duration period, Info info) {
    return tasks.every(period, info);
  }

  @Override
  public void async(String name, Callable<?> work) {
    tasks.async(name, work);
  }

  @Override
  public void cancelAsync(String name) {
    tasks.cancelAsync(name);
  }

  @Override
  public void send(Info info) {
    mailbox.accept(new Mail.Told(null, null, info));
  }

  /** Ends all of it; what was sent and still waits is the mailbox's business. */
  @Override
  public void end() {
    tasks.end();
    subscriptions.end();
    presences.end();
  }
}
