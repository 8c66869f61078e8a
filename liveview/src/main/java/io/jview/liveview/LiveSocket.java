package io.jview.liveview;

import io.jview.liveview.html.Url;
import io.jview.liveview.upload.Upload;
import io.jview.liveview.upload.UploadConsumer;
import io.jview.liveview.upload.UploadedFile;
import io.jview.pubsub.Replay;
import io.jview.pubsub.presence.Present;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A page's link to its browser and to pub/sub. Used inside the callbacks of its view only, on their
 * thread; {@link #send} alone may be called from any thread. Elsewhere every other method throws
 * {@link IllegalStateException}. Effects reach the browser after the callback has returned, with
 * the rendered change. What a {@link LiveComponent} subscribes to, times and runs is its own.
 */
public interface LiveSocket {

  /**
   * Tells whether the page's socket has joined. It has not while the first, plain page is rendered.
   *
   * @return whether a browser is connected
   */
  boolean connected();

  /**
   * Gives the path that the page is at, which {@link #patch} changes; a nested view has that of the
   * page it is in.
   *
   * @return the site's own path, percent-encoded, without the base path and the query, such as
   *     {@code /chat/caf%C3%A9}
   */
  String path();

  /**
   * Gives what the page's script passes when it connects, such as the browser's time zone: the
   * {@code params} of the client. Everything in it comes from outside: check it. Texts are as they
   * are, numbers and booleans as text, of a list each element is a value; what is none of these is
   * left out, as are names that start with an underscore, which are the client's own. Beyond 8,192
   * characters in all, parameters are left out and the log says so.
   *
   * @return the parameters; empty while not connected
   */
  Params connectParams();

  /**
   * Tells who is at the other end of the page.
   *
   * @return the peer, as of the request for the page or, once connected, for the socket
   */
  Peer peer();

  /**
   * Gives who is signed in with the host, such as a servlet container's user, as of the request for
   * the page or the socket. The embedded server knows nobody.
   *
   * @return the principal, or null where nobody is signed in or the host knows nobody
   */
  @Nullable Principal principal();

  /**
   * Gives back, once, what {@link LiveView#keep} said when the page's last socket was lost. In
   * {@code mount} and hooks only; may wait for the store and the page's last instance, for two
   * seconds at the very most. A page that was loaded anew has kept nothing.
   *
   * @param type what {@code keep} returned; a record whose components have changed since, with
   *     another version of the site, is not given but counted and logged
   * @param <T> its type
   * @return what was kept; empty while not connected, and where nothing was
   * @throws IllegalStateException in a component: hand it on as props
   */
  <T> Optional<T> kept(Class<T> type);

  /**
   * Has {@link LiveView#keep} called and written again and again while the page lives, so that not
   * even an instance that is killed costs more than that. It is written only when it has changed,
   * or is about to expire. Called in {@code mount}; the last call holds. Does nothing while not
   * connected.
   *
   * @param interval how often; at least 100 ms
   * @throws IllegalArgumentException if it is shorter
   * @throws IllegalStateException where the view does not override {@code keep}, and in a component
   */
  void keepEvery(Duration interval);

  /**
   * Subscribes the page to a topic, whose messages come to {@link LiveView#handleInfo} and gaps to
   * {@link LiveView#handleGap}. Returns when every later broadcast will arrive; while the broker is
   * away it returns at once, and the gap is told when it is back. Does nothing while not connected,
   * and where the page is subscribed already. Ends with the page.
   *
   * @param topic the topic
   * @throws IllegalArgumentException if it is not a topic
   * @throws io.jview.pubsub.PubSubException if the broker refuses the subscription
   */
  void subscribe(String topic);

  /**
   * Subscribes the page to a topic that is kept, and begins with what was sent before: history,
   * then what is sent, all of it to {@link LiveView#handleInfo}, in the topic's one order. What is
   * missed through an outage is caught up. Where the page is subscribed already, it begins anew.
   * Does nothing while not connected. Ends with the page.
   *
   * @param topic the topic
   * @param replay where to begin: with the last few messages, or behind the {@link Info#position()}
   *     that the page has come to
   * @throws IllegalArgumentException if it is not a topic
   * @throws io.jview.pubsub.PubSubException if the broker refuses the subscription, or the topic is
   *     not kept, see {@link io.jview.pubsub.PubSubBuilder#replay}
   */
  void subscribe(String topic, Replay replay);

  /**
   * Ends a subscription; messages that still wait are discarded. Does nothing where there is none.
   *
   * @param topic the topic
   */
  void unsubscribe(String topic);

  /**
   * Says that this page is present on a topic, on all instances. The same topic and key again
   * changes what it says of itself. Returns when this instance lists it. Ends with the page; does
   * nothing while not connected. Presence has topics of its own: what is broadcast to one of the
   * same name is another matter.
   *
   * @param topic where it is
   * @param key whom it is present as, such as a user; two pages may be there under one key
   * @param meta what it says of itself, which all who look can see: null, a text, a map, a record …
   *     of at most 4 KiB of JSON
   * @throws IllegalArgumentException if the key is empty or too long, or the meta too large
   * @throws io.jview.pubsub.MessageEncodingException if the meta has no JSON form
   * @throws io.jview.pubsub.PubSubException if the broker refuses the topic, or it is full
   * @see io.jview.pubsub.presence.Presence#track
   */
  void track(String topic, String key, @Nullable Object meta);

  /**
   * Says that this page is not present any more; does nothing where it was not.
   *
   * @param topic where it was
   * @param key whom it was present as
   */
  void untrack(String topic, String key);

  /**
   * Lists who is present on a topic and, from the first time on, has changes come to {@link
   * LiveView#handlePresence}, to begin with all who are there. Ends with the page. While not
   * connected it lists who is known to this instance, where one of its pages looks at the topic,
   * and changes are not told.
   *
   * @param topic the topic
   * @return who is there as far as this instance knows now, perhaps later than the diffs that still
   *     wait; ordered by key, one entry for each page
   * @throws io.jview.pubsub.PubSubException if the broker refuses the topic
   * @see io.jview.pubsub.presence.Presence#list
   */
  List<Present> present(String topic);

  /**
   * Looks at who is present on a topic no more; diffs that still wait are discarded. Does nothing
   * where it did not look.
   *
   * @param topic the topic
   */
  void unwatch(String topic);

  /**
   * Broadcasts to every page subscribed to the topic, on all instances, this one included. Never
   * blocks. A failure that nobody takes up from the returned stage is logged, at a limited rate.
   *
   * @param topic the topic
   * @param message what to send, see {@link io.jview.pubsub.PubSubProvider#broadcast}
   * @return done when the broker has accepted the message
   */
  CompletionStage<Void> broadcast(String topic, @Nullable Object message);

  /**
   * Broadcasts as {@link #broadcast} does, to all but the view that calls it, or the component: it
   * knows already, and need not hear of it.
   *
   * @param topic the topic
   * @param message what to send
   * @return done when the broker has accepted the message
   */
  CompletionStage<Void> broadcastFrom(String topic, @Nullable Object message);

  /**
   * Sends an event to the browser's hooks and, as {@code phx:name}, to its window.
   *
   * @param name the event's name
   * @param payload its value, sent as JSON
   * @throws io.jview.pubsub.MessageEncodingException if it has no JSON form
   */
  void pushEvent(String name, @Nullable Object payload);

  /**
   * Answers the hook whose event is being handled.
   *
   * @param value the answer, sent as JSON
   * @throws IllegalStateException outside of {@link LiveView#handleEvent}
   * @throws io.jview.pubsub.MessageEncodingException if it has no JSON form
   */
  void reply(@Nullable Object value);

  /**
   * Sends a message to this page itself; from any thread. It is dropped if the page has ended. A
   * component tells its view so.
   *
   * @param info the message
   */
  void send(Info info);

  /**
   * Sends a message to this page itself after a while. Ends with the page.
   *
   * @param delay how long to wait
   * @param info the message
   * @return a handle that calls it off
   */
  Timer sendAfter(Duration delay, Info info);

  /**
   * Sends a message to this page itself again and again. One that the page has not taken yet is not
   * sent a second time, so that a slow page falls behind and not over. Ends with the page.
   *
   * @param period how long from one to the next, and to the first
   * @param info the message
   * @return a handle that ends it
   * @throws IllegalArgumentException if the period is not positive
   */
  Timer every(Duration period, Info info);

  /**
   * Runs work beside the page, on a virtual thread of its own. What it returns or throws comes to
   * {@link LiveView#handleAsync}. Work that goes on under the same name is interrupted, and its
   * outcome never comes: the later one wins. The work is interrupted when the page ends. Does
   * nothing while not connected.
   *
   * @param name the name of the work on this page
   * @param work what to run; it must not touch this socket, {@link #send} aside
   */
  void async(String name, Callable<?> work);

  /**
   * Interrupts work, whose outcome never comes then. Does nothing where there is none.
   *
   * @param name the name of the work
   */
  void cancelAsync(String name);

  /**
   * Changes the browser's address within this view: {@link LiveView#handleParams} is called with
   * the new parameters.
   *
   * @param to a path of this view, with its query; starts with one slash
   * @throws IllegalArgumentException if it is no local path, or one of another view
   * @throws IllegalStateException in a nested view, which has no address of its own
   */
  void patch(String to);

  /**
   * Changes the browser's address within this view; see {@link #patch(String)}.
   *
   * @param to an address of this view
   * @throws IllegalArgumentException if it leads nowhere, or to another view
   * @throws IllegalStateException in a nested view, which has no address of its own
   */
  default void patch(Url to) {
    patch(to.toString());
  }

  /**
   * Changes the browser's address within this view as {@link #patch} does, in place of the present
   * one: the Back button does not lead to that any more. A patch that {@code mount} asks for is
   * one.
   *
   * @param to a path of this view, with its query; starts with one slash
   * @throws IllegalArgumentException if it is no local path, or one of another view
   * @throws IllegalStateException in a nested view, which has no address of its own
   */
  void replace(String to);

  /**
   * Changes the browser's address in place of the present one; see {@link #replace(String)}.
   *
   * @param to an address of this view
   * @throws IllegalArgumentException if it leads nowhere, or to another view
   * @throws IllegalStateException in a nested view, which has no address of its own
   */
  default void replace(Url to) {
    replace(to.toString());
  }

  /**
   * Goes to another LiveView over the same socket, without loading a page. The state that the
   * callback returns is ignored.
   *
   * @param to a path with its query; starts with one slash
   * @throws IllegalArgumentException if it is no local path
   */
  void navigate(String to);

  /**
   * Goes to another LiveView over the same socket; see {@link #navigate(String)}.
   *
   * @param to its address
   * @throws IllegalArgumentException if it leads nowhere
   */
  default void navigate(Url to) {
    navigate(to.toString());
  }

  /**
   * Goes to another page with a full load. The state that the callback returns is ignored.
   *
   * @param to a local path, or an absolute {@code http} or {@code https} address
   * @throws IllegalArgumentException if it is neither
   */
  void redirect(String to);

  /**
   * Goes to another page with a full load; see {@link #redirect(String)}.
   *
   * @param to its address
   * @throws IllegalArgumentException if it leads nowhere
   */
  default void redirect(Url to) {
    redirect(to.toString());
  }

  /**
   * Changes a stream of this page, or of the component whose callback this is. What is asked for is
   * sent with the next render that shows the stream, and kept no longer; while none does, the
   * newest 1,000 items wait.
   *
   * @param stream which one
   * @param <T> the type of its items
   * @return takes the changes
   */
  <T> StreamChanges<T> stream(LiveStream<T> stream);

  /**
   * Lets this page, or the component whose callback this is, take files. As a rule called in {@code
   * mount}; {@link RenderContext#upload} then shows the input and what has been chosen.
   *
   * @param upload what is allowed
   * @throws IllegalArgumentException if its chunks do not fit into a frame
   * @throws IllegalStateException if one of its name has files
   */
  void allowUpload(Upload upload);

  /**
   * Takes a file back that was chosen, with all that has come of it; does nothing where it is not.
   *
   * @param name the upload's name
   * @param ref the file's, see {@link io.jview.liveview.upload.UploadEntry#ref}
   * @throws IllegalArgumentException if no such upload is allowed
   */
  void cancelUpload(String name, String ref);

  /**
   * Has each file that has come whole made into something, and lets go of it. Files that are still
   * on their way or have errors stay. What takes long belongs beside the page, see {@link
   * #takeUploads}.
   *
   * @param name the upload's name
   * @param consumer reads or moves one file, on this thread
   * @param <R> what comes of a file
   * @return what has come of each, in the order in which they were chosen
   * @throws IllegalArgumentException if no such upload is allowed
   * @throws Exception what the consumer threw
   */
  <R> List<R> consume(String name, UploadConsumer<R> consumer) throws Exception;

  /**
   * Hands over the files that have come whole, for work beside the page such as {@link #async}. Who
   * has one closes it; none lives longer than its page.
   *
   * @param name the upload's name
   * @return the files, perhaps none
   * @throws IllegalArgumentException if no such upload is allowed
   */
  List<UploadedFile> takeUploads(String name);

  /**
   * Shows a message once: on this page, or on the next one after a redirect or navigation.
   *
   * @param kind which sort of message, such as {@code info} or {@code error}
   * @param message the text
   */
  void putFlash(String kind, String message);

  /**
   * Changes the page's title. A page that sets none has the site's title.
   *
   * @param title the title; empty: the site's own
   */
  void pageTitle(String title);

  /** A message on its way, see {@link #sendAfter}. */
  @FunctionalInterface
  interface Timer {

    /** Calls the message off; does nothing when it was sent already. From any thread. */
    void cancel();
  }
}
