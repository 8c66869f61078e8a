package io.jview.liveview.view;

import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.spool.Intake;
import io.jview.liveview.upload.Upload;
import io.jview.liveview.upload.UploadEntry;
import io.jview.pubsub.Replay;
import io.jview.pubsub.presence.Present;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What only a joined view has, or a component of one. Used by the view's thread, {@link #send} by
 * any.
 */
public interface Link {

  /** Returns once every later broadcast will arrive; throws what the broker refused it with. */
  void subscribe(String topic);

  /** As {@link #subscribe(String)}, and begins with what was sent before. */
  void subscribe(String topic, Replay replay);

  void unsubscribe(String topic);

  /** Whom {@link io.jview.pubsub.PubSubProvider#broadcastFrom} leaves out. */
  String sessionId();

  /** Returns once this instance lists it; throws what refuses it. */
  void track(String topic, String key, @Nullable Object meta);

  void untrack(String topic, String key);

  /** Lists who is there, and has changes told from now on. */
  List<Present> present(String topic);

  void unwatch(String topic);

  LiveSocket.Timer after(Duration delay, Info info);

  LiveSocket.Timer every(Duration period, Info info);

  void async(String name, Callable<?> work);

  void cancelAsync(String name);

  /** Puts an info into the view's mailbox, for the view. */
  void send(Info info);

  /** A view's link. */
  interface OfView extends Link {

    /**
     * Checks that chunks of an upload can come.
     *
     * @throws IllegalArgumentException if they are too long for a frame
     */
    void checkChunk(int bytes);

    /** Makes what takes a file. */
    Intake intake(Upload upload, UploadEntry entry);

    /** Lets the browser send a file; gives the token for it, which is good once. */
    String offer(Intake intake);

    /** Gives a file up. */
    void withdraw(Intake intake);

    /** Gives a component what it has of its own: what comes by it is the component's. */
    OfComponent of(ComponentInstance<?, ?> component);

    /** What the page kept before, while it mounts. */
    <T> Optional<T> kept(Class<T> type);

    /** Writes what it keeps every so often. */
    void keepEvery(Duration interval);
  }

  /** A component's link. */
  interface OfComponent extends Link {

    /** Ends all of it. */
    void end();
  }
}
