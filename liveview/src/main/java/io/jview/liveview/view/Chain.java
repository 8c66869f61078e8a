package io.jview.liveview.view;

import io.jview.liveview.LiveCall;
import io.jview.liveview.LiveInterceptor;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One call with its interceptors around it. Used once. */
final class Chain<T extends @Nullable Object> {

  private final List<LiveInterceptor> interceptors;
  private final LiveCall call;
  private final Callable<T> callback;
  private int reached;
  private @Nullable Throwable failure;
  private @Nullable T result;

  Chain(List<LiveInterceptor> interceptors, LiveCall call, Callable<T> callback) {
    this.interceptors = interceptors;
    this.call = call;
    this.callback = callback;
  }

  /** Makes the call, and sees to it that each interceptor has let it be made, once. */
  @SuppressWarnings("NullAway") // what the callback gave, which may be null where T may
  T call() throws Exception {
    from(0);
    if (reached < interceptors.size()) {
      throw new IllegalStateException(
          interceptors.get(reached).getClass().getName() + " did not proceed with a call");
    }
    switch (failure) {
      case null -> {}
      case Exception thrown -> throw thrown;
      case Throwable thrown -> throw new IllegalStateException(thrown);
    }
    return result;
  }

  private void from(int index) throws Exception {
    reached = index;
    if (index < interceptors.size()) {
      interceptors.get(index).around(call, () -> proceed(index));
      return;
    }
    try {
      result = callback.call();
    } catch (Throwable thrown) {
      failure = thrown;
      throw thrown;
    }
  }

  private void proceed(int index) throws Exception {
    if (reached != index) {
      throw new IllegalStateException(
          interceptors.get(index).getClass().getName() + " has proceeded with a call already");
    }
    from(index + 1);
  }
}
