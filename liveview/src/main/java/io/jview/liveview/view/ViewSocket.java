package io.jview.liveview.view;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveStream;
import io.jview.liveview.Params;
import io.jview.liveview.Peer;
import io.jview.liveview.StreamChanges;
import io.jview.liveview.route.Target;
import io.jview.liveview.services.Services;
import io.jview.liveview.text.Address;
import io.jview.liveview.text.Names;
import io.jview.liveview.text.Urls;
import io.jview.liveview.upload.Upload;
import io.jview.liveview.upload.UploadConsumer;
import io.jview.liveview.upload.UploadedFile;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Replay;
import io.jview.pubsub.presence.Present;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The socket that a view's callbacks see; without a link while the plain page is rendered. */
final class ViewSocket implements LiveSocket {

  private static final int SHORTEST_INTERVAL_MS = 100;

  private final Services services;
  private final Effects effects;
  private final Mount<?> mount;
  private final Supplier<String> path;
  private final PageStreams streams;
  private final PageUploads uploads;
  private final int owner;
  private final @Nullable Link link;
  private @Nullable Thread turn;
  private boolean replying;

  ViewSocket(
      Services services,
      Effects effects,
      Mount<?> mount,
      Supplier<String> path,
      PageStreams streams,
      PageUploads uploads,
      int owner,
      @Nullable Link link) {
    this.services = services;
    this.effects = effects;
    this.mount = mount;
    this.path = path;
    this.streams = streams;
    this.uploads = uploads;
    this.owner = owner;
    this.link = link;
  }

  /** One for a component, with what it has of its own; null on a plain page. */
  ViewSocket with(int cid, @Nullable Link own) {
    return new ViewSocket(services, effects, mount, path, streams, uploads, cid, own);
  }

  /** One for a component that has gone: its browser hears nothing of it. */
  ViewSocket unheard(@Nullable Link own) {
    PageUploads none = new PageUploads(null, services.trust()::freshId);
    return new ViewSocket(services, new Effects(), mount, path, new PageStreams(), none, 0, own);
  }

  /** Opens the socket for one callback, on this thread. */
  void enter(boolean event) {
    turn = Thread.currentThread();
    replying = event;
  }

  void exit() {
    turn = null;
  }

  private void check() {
    if (turn != Thread.currentThread()) {
      throw new IllegalStateException(
          "a LiveSocket is used inside the callbacks of its view only, on their thread; from"
              + " elsewhere send(info) to it");
    }
  }

  @Override
  public boolean connected() {
    check();
    return link != null;
  }

  @Override
  public String path() {
    check();
    return path.get();
  }

  @Override
  public Params connectParams() {
    check();
    return mount.connectParams();
  }

  @Override
  public Peer peer() {
    check();
    return mount.visitor().peer();
  }

  @Override
  public @Nullable Principal principal() {
    check();
    return mount.visitor().principal();
  }

  @Override
  public <T> Optional<T> kept(Class<T> type) {
    check();
    requireNonNull(type, "type");
    return link == null ? Optional.empty() : ofView(link).kept(type);
  }

  @Override
  public void keepEvery(Duration interval) {
    check();
    if (interval.toMillis() < SHORTEST_INTERVAL_MS) {
      throw new IllegalArgumentException(
          "keepEvery takes at least %d ms, not %s".formatted(SHORTEST_INTERVAL_MS, interval));
    }
    if (link != null) {
      ofView(link).keepEvery(interval);
    }
  }

  private static Link.OfView ofView(Link link) {
    if (link instanceof Link.OfView view) {
      return view;
    }
    throw new IllegalStateException(
        "what is kept is the view's: let its mount ask for it, and hand it on as props");
  }

  @Override
  public void subscribe(String topic) {
    check();
    requireNonNull(topic, "topic");
    if (link != null) {
      link.subscribe(topic);
    }
  }

  @Override
  public void subscribe(String topic, Replay replay) {
    check();
    requireNonNull(topic, "topic");
    requireNonNull(replay, "replay");
    if (link != null) {
      link.subscribe(topic, replay);
    }
  }

  @Override
  public void unsubscribe(String topic) {
    check();
    requireNonNull(topic, "topic");
    if (link != null) {
      link.unsubscribe(topic);
    }
  }

  @Override
  public void track(String topic, String key, @Nullable Object meta) {
    check();
    requireNonNull(topic, "topic");
    requireNonNull(key, "key");
    if (link != null) {
      link.track(topic, key, meta);
    }
  }

  @Override
  public void untrack(String topic, String key) {
    check();
    requireNonNull(topic, "topic");
    requireNonNull(key, "key");
    if (link != null) {
      link.untrack(topic, key);
    }
  }

  @Override
  public List<Present> present(String topic) {
    check();
    requireNonNull(topic, "topic");
    return link == null ? services.presence().list(topic) : link.present(topic);
  }

  @Override
  public void unwatch(String topic) {
    check();
    requireNonNull(topic, "topic");
    if (link != null) {
      link.unwatch(topic);
    }
  }

  @Override
  public CompletionStage<Void> broadcast(String topic, @Nullable Object message) {
    check();
    return sent(topic, services.pubsub().broadcast(topic, message));
  }

  /** Nobody listens yet where there is no link. */
  @Override
  public CompletionStage<Void> broadcastFrom(String topic, @Nullable Object message) {
    check();
    PubSubProvider pubsub = services.pubsub();
    return sent(
        topic,
        link == null
            ? pubsub.broadcast(topic, message)
            : pubsub.broadcastFrom(link.sessionId(), topic, message));
  }

  private CompletionStage<Void> sent(String topic, CompletionStage<Void> stage) {
    CompletableFuture<Void> outcome = new CompletableFuture<>();
    stage.whenComplete(
        (done, failure) -> {
          if (failure == null) {
            outcome.complete(null);
          } else {
            failed(topic, failure, outcome);
          }
        });
    return outcome;
  }

  private void failed(String topic, Throwable failure, CompletableFuture<Void> outcome) {
    if (outcome.getNumberOfDependents() == 0) {
      services.log().warn("A broadcast to topic '{}' failed", topic, failure);
    }
    outcome.completeExceptionally(failure);
  }

  @Override
  public void pushEvent(String name, @Nullable Object payload) {
    check();
    effects.event(requireNonNull(name, "name"), Message.of(payload).json());
  }

  @Override
  public void reply(@Nullable Object value) {
    check();
    if (!replying) {
      throw new IllegalStateException("reply belongs into handleEvent: nobody else waits for one");
    }
    effects.reply(Message.of(value).json());
  }

  @Override
  public void send(Info info) {
    requireNonNull(info, "info");
    if (link != null) {
      link.send(info);
    }
  }

  @Override
  public Timer sendAfter(Duration delay, Info info) {
    check();
    requireNonNull(delay, "delay");
    requireNonNull(info, "info");
    return link == null ? () -> {} : link.after(delay, info);
  }

  @Override
  public Timer every(Duration period, Info info) {
    check();
    requireNonNull(info, "info");
    if (!period.isPositive()) {
      throw new IllegalArgumentException("a period must be positive, not " + period);
    }
    return link == null ? () -> {} : link.every(period, info);
  }

  @Override
  public void async(String name, Callable<?> work) {
    check();
    requireNonNull(name, "name");
    requireNonNull(work, "work");
    if (link != null) {
      link.async(name, work);
    }
  }

  @Override
  public void cancelAsync(String name) {
    check();
    requireNonNull(name, "name");
    if (link != null) {
      link.cancelAsync(name);
    }
  }

  @Override
  public void patch(String to) {
    effects.navigate(Navigation.patch(to, targetInView(to)));
  }

  @Override
  public void replace(String to) {
    effects.navigate(Navigation.replace(to, targetInView(to)));
  }

  private Target targetInView(String to) {
    check();
    Target here = mount.target();
    if (here == null) {
      throw new IllegalStateException(
          "a nested view has no address of its own to patch; navigate, or tell its parent");
    }
    Target target = services.routes().find(Address.of(Urls.local(to)));
    if (target == null || !target.isSameViewAs(here)) {
      throw new IllegalArgumentException(
          "'" + Names.shortened(to) + "' is not a path of this view in its group; use navigate");
    }
    return target;
  }

  @Override
  public void navigate(String to) {
    check();
    effects.navigate(Navigation.navigate(Urls.local(to)));
  }

  @Override
  public void redirect(String to) {
    check();
    effects.navigate(Navigation.redirect(Urls.localOrWeb(to)));
  }

  @Override
  public <T> StreamChanges<T> stream(LiveStream<T> stream) {
    check();
    return new CallbackChanges<>(streams, streams.get(owner, stream), this::check);
  }

  @Override
  public void allowUpload(Upload upload) {
    check();
    uploads.allow(owner, requireNonNull(upload, "upload"));
  }

  @Override
  public void cancelUpload(String name, String ref) {
    check();
    uploads.cancel(owner, name, ref);
  }

  @Override
  public <R> List<R> consume(String name, UploadConsumer<R> consumer) throws Exception {
    check();
    return uploads.consume(owner, name, consumer);
  }

  @Override
  public List<UploadedFile> takeUploads(String name) {
    check();
    return uploads.take(owner, name);
  }

  @Override
  public void putFlash(String kind, String message) {
    check();
    effects.flash(requireNonNull(kind, "kind"), requireNonNull(message, "message"));
  }

  @Override
  public void pageTitle(String title) {
    check();
    requireNonNull(title, "title");
    effects.title(link == null ? title : services.titles().of(title));
  }
}
