package io.jview.liveview;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** One call of a view's code, as a {@link LiveInterceptor} sees it. Valid while the call lasts. */
public interface LiveCall {

  /** What is called. */
  enum Kind {
    /** A {@link MountHook}. */
    MOUNT_HOOK,
    /** {@link LiveView#mount}. */
    MOUNT,
    /** {@link LiveView#handleParams}. */
    PARAMS,
    /** {@link LiveView#handleEvent}. */
    EVENT,
    /** {@link LiveView#handleInfo}. */
    INFO,
    /** {@link LiveView#handleAsync}. */
    ASYNC,
    /** {@link LiveView#handleGap}. */
    GAP,
    /** {@link LiveView#handlePresence}. */
    PRESENCE,
    /** {@link LiveComponent#updateMany}, which mounts and updates components. */
    UPDATE,
    /** {@link LiveView#render}, with the {@link LiveFrame} around it. */
    RENDER,
    /** {@link LiveView#keep}. */
    KEEP,
    /** {@link LiveView#terminate}. */
    TERMINATE
  }

  /**
   * Gives the view.
   *
   * @return the object that was registered, the same for all browsers
   */
  LiveView<?> view();

  /**
   * Gives the component of the view whose callback it is.
   *
   * @return the component, or null where it is the view's own
   */
  @Nullable LiveComponent<?, ?> component();

  /**
   * Tells what is called.
   *
   * @return the kind of call
   */
  Kind kind();

  /**
   * Tells what the call is about. An event's name comes from the browser: do not make a meter of
   * each.
   *
   * @return the name of an event or of work, or the topic of an info, gap or presence; null for all
   *     else
   */
  @Nullable String name();

  /**
   * Tells whether a browser is connected.
   *
   * @return false for the plain page
   */
  boolean connected();

  /**
   * Gives the page's path, see {@link LiveSocket#path}.
   *
   * @return the path
   */
  String path();

  /**
   * Gives the session.
   *
   * @return the signed session cookie's values
   */
  Session session();

  /**
   * Gives who is signed in with the host, see {@link LiveSocket#principal}.
   *
   * @return the principal, or null where there is none
   */
  @Nullable Principal principal();
}
