package io.jview.liveview.view;

import io.jview.liveview.LiveCall.Kind;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveInterceptor;
import io.jview.liveview.text.Names;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of one page's view and components: opens their sockets, puts the interceptors
 * around, and remembers what runs or ran last, for the log. Used by one thread at a time.
 */
final class Calls {

  private final List<LiveInterceptor> interceptors;
  private final Mount<?> mount;
  private final List<ViewSocket> socket;
  private final boolean connected;
  private final Supplier<String> path;
  private Kind kind = Kind.MOUNT;
  private @Nullable String name;
  private @Nullable ComponentInstance<?, ?> component;
  private boolean rendering;

  Calls(
      List<LiveInterceptor> interceptors,
      Mount<?> mount,
      ViewSocket socket,
      boolean connected,
      Supplier<String> path) {
    this.interceptors = interceptors;
    this.mount = mount;
    this.socket = List.of(socket);
    this.connected = connected;
    this.path = path;
  }

  /** Makes a callback of the view; only inside of one can the socket be used. */
  <T extends @Nullable Object> T call(Kind kind, @Nullable String name, Callable<T> callback)
      throws Exception {
    return call(null, socket, kind, name, callback);
  }

  /** Makes a callback of a component, or of several of its class. */
  <T extends @Nullable Object> T call(
      @Nullable ComponentInstance<?, ?> component,
      List<ViewSocket> sockets,
      Kind kind,
      @Nullable String name,
      Callable<T> callback)
      throws Exception {
    this.kind = kind;
    this.name = name;
    this.component = component;
    rendering = false;
    sockets.forEach(opened -> opened.enter(kind == Kind.EVENT));
    try {
      return around(component, kind, name, callback);
    } finally {
      sockets.forEach(ViewSocket::exit);
    }
  }

  /** Renders the view, or a component. */
  <T extends @Nullable Object> T render(
      @Nullable ComponentInstance<?, ?> component, Callable<T> render) throws Exception {
    if (component != null) {
      this.component = component;
      kind = Kind.RENDER;
      name = null;
    }
    rendering = true;
    return around(component, Kind.RENDER, null, render);
  }

  private <T extends @Nullable Object> T around(
      @Nullable ComponentInstance<?, ?> component,
      Kind kind,
      @Nullable String name,
      Callable<T> callback)
      throws Exception {
    if (interceptors.isEmpty()) {
      return callback.call();
    }
    LiveComponent<?, ?> called = component == null ? null : component.component();
    ViewCall call = new ViewCall(mount, called, kind, name, connected, path.get());
    return new Chain<T>(interceptors, call, callback).call();
  }

  /** The call that runs or ran last. */
  String doing() {
    String callback = nameOf(kind);
    String last = name == null ? callback : callback + " of '" + Names.shortened(name) + "'";
    String whose = component == null ? last : last + " of " + component.name();
    return rendering && kind != Kind.RENDER ? "render after " + whose : whose;
  }

  static String nameOf(Kind kind) {
    return switch (kind) {
      case MOUNT_HOOK -> "a mount hook";
      case MOUNT -> "mount";
      case PARAMS -> "handleParams";
      case EVENT -> "handleEvent";
      case INFO -> "handleInfo";
      case ASYNC -> "handleAsync";
      case GAP -> "handleGap";
      case PRESENCE -> "handlePresence";
      case UPDATE -> "updateMany";
      case RENDER -> "render";
      case KEEP -> "keep";
      case TERMINATE -> "terminate";
    };
  }
}
