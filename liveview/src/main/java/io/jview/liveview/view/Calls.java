package io.jview.liveview.view;

import io.jview.liveview.LiveCall.Kind;
import io.jview.liveview.LiveInterceptor;
import io.jview.liveview.text.Names;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of one page's view: opens the socket for them, puts the interceptors around, and
 * remembers what runs or ran last, for the log. Used by one thread at a time.
 */
final class Calls {

  private final List<LiveInterceptor> interceptors;
  private final Mount<?> mount;
  private final ViewSocket socket;
  private final boolean connected;
  private final Supplier<String> path;
  private Kind kind = Kind.MOUNT;
  private @Nullable String name;
  private boolean rendering;

  Calls(
      List<LiveInterceptor> interceptors,
      Mount<?> mount,
      ViewSocket socket,
      boolean connected,
      Supplier<String> path) {
    this.interceptors = interceptors;
    this.mount = mount;
    this.socket = socket;
    this.connected = connected;
    this.path = path;
  }

  /** Makes a callback; only inside of one can the socket be used. */
  <T extends @Nullable Object> T call(Kind kind, @Nullable String name, Callable<T> callback)
      throws Exception {
    this.kind = kind;
    this.name = name;
    rendering = false;
    socket.enter(kind == Kind.EVENT);
    try {
      return around(kind, name, callback);
    } finally {
      socket.exit();
    }
  }

  <T> T render(Callable<T> render) throws Exception {
    rendering = true;
    return around(Kind.RENDER, null, render);
  }

  private <T extends @Nullable Object> T around(
      Kind kind, @Nullable String name, Callable<T> callback) throws Exception {
    if (interceptors.isEmpty()) {
      return callback.call();
    }
    ViewCall call = new ViewCall(mount, kind, name, connected, path.get());
    return new Chain<T>(interceptors, call, callback).call();
  }

  /** The call that runs or ran last. */
  String doing() {
    String callback = nameOf(kind);
    String last = name == null ? callback : callback + " of '" + Names.shortened(name) + "'";
    return rendering ? "render after " + last : last;
  }

  static String nameOf(Kind kind) {
    return switch (kind) {
      case MOUNT_HOOK -> "a mount hook";
      case MOUNT -> "mount";
      case PARAMS -> "handleParams";
      case EVENT -> "handleEvent";
      case INFO -> "handleInfo";
      case GAP -> "handleGap";
      case RENDER -> "render";
      case TERMINATE -> "terminate";
    };
  }
}
