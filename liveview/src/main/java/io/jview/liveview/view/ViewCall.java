package io.jview.liveview.view;

import io.jview.liveview.LiveCall;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveView;
import io.jview.liveview.Session;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** A call as its interceptors see it. */
record ViewCall(
    Mount<?> mount,
    @Nullable LiveComponent<?, ?> component,
    Kind kind,
    @Nullable String name,
    boolean connected,
    String path)
    implements LiveCall {

  @Override
  public LiveView<?> view() {
    return mount.view();
  }

  @Override
  public Session session() {
    return mount.visitor().session();
  }

  @Override
  public @Nullable Principal principal() {
    return mount.visitor().principal();
  }
}
