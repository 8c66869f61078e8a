package io.jview.liveview.keep;

import io.jview.liveview.LiveView;

/** Tells views that keep something from those that never do, which cost nothing here. */
public final class Keeps {

  private static final ClassValue<Boolean> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            return type.getMethod("keep", Object.class).getDeclaringClass() != LiveView.class;
          } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
          }
        }
      };

  private Keeps() {}

  /** Whether a view overrides {@link LiveView#keep}. */
  public static boolean any(LiveView<?> view) {
    return BY_CLASS.get(view.getClass());
  }
}
