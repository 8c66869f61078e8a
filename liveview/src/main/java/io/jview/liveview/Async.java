package io.jview.liveview;

import io.jview.liveview.html.Html;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is being worked on, or has come of it: a value to keep in a state. A view begins work by
 * {@link LiveSocket#async}, keeps that it is loading, and takes the outcome in {@link
 * LiveView#handleAsync}. Immutable, as far as the value in it is.
 *
 * <pre>{@code
 * socket.async("report", () -> reports.of(id));
 * return new State(Async.loading());
 * …
 * public State handleAsync(String name, Async<?> outcome, State state, LiveSocket socket) {
 *   return new State(state.report().with(outcome));
 * }
 * …
 * state.report().show(Page::report, Page::spinner, failure -> html("<p role=\"alert\">…</p>"))
 * }</pre>
 *
 * @param <T> the type of the value
 */
public sealed interface Async<T extends @Nullable Object> {

  /**
   * The work goes on.
   *
   * @param before the last value that there was; null where there was none
   * @param <T> the type of the value
   */
  record Loading<T extends @Nullable Object>(@Nullable T before) implements Async<T> {
    @Override
    public @Nullable T latest() {
      return before;
    }
  }

  /**
   * The work is done.
   *
   * @param value what it gave
   * @param <T> the type of the value
   */
  record Ok<T extends @Nullable Object>(T value) implements Async<T> {
    @Override
    public @Nullable T latest() {
      return value;
    }
  }

  /**
   * The work has failed.
   *
   * @param failure what it threw
   * @param before the last value that there was; null where there was none
   * @param <T> the type of the value
   */
  record Failed<T extends @Nullable Object>(Throwable failure, @Nullable T before)
      implements Async<T> {
    @Override
    public @Nullable T latest() {
      return before;
    }
  }

  /**
   * Makes what has just begun.
   *
   * @param <T> the type of the value
   * @return it, without a value
   */
  static <T extends @Nullable Object> Async<T> loading() {
    return new Loading<>(null);
  }

  /**
   * Makes what is done, as tests need it.
   *
   * @param value what came of it
   * @param <T> the type of the value
   * @return it
   */
  static <T extends @Nullable Object> Async<T> ok(T value) {
    return new Ok<>(value);
  }

  /**
   * Makes what has failed, as tests need it.
   *
   * @param failure what the work threw
   * @param <T> the type of the value
   * @return it, without a value
   */
  static <T extends @Nullable Object> Async<T> failed(Throwable failure) {
    return new Failed<>(failure, null);
  }

  /**
   * Gives the last value that there was, whether the work goes on or has failed since.
   *
   * @return the value, or null where there was none
   */
  @Nullable T latest();

  /**
   * Begins anew, and keeps the last value for the time being.
   *
   * @return it, loading
   */
  default Async<T> again() {
    return new Loading<>(latest());
  }

  /**
   * Takes what has come of the work. The last value stays with a failure.
   *
   * @param outcome the outcome of work that gives values of this type: that is not checked
   * @return it, done or failed
   */
  @SuppressWarnings("unchecked") // the outcome of a name is known by who has begun the work
  default Async<T> with(Async<?> outcome) {
    return switch (outcome) {
      case Ok<?> ok -> (Async<T>) ok;
      case Failed<?> failed -> new Failed<>(failed.failure(), latest());
      case Loading<?> loading -> again();
    };
  }

  /**
   * Tells whether the work goes on, as for {@code aria-busy="${}"}.
   *
   * @return whether it does
   */
  default boolean isLoading() {
    return this instanceof Loading;
  }

  /**
   * Shows it. While it is loaded again, the last value is shown.
   *
   * @param value shows a value
   * @param loading shows that there is none yet
   * @param failed shows a failure; {@link #latest} gives the value before
   * @return what one of them gave
   */
  default Html show(
      Function<? super T, ? extends Html> value,
      Supplier<? extends Html> loading,
      Function<? super Throwable, ? extends Html> failed) {
    return switch (this) {
      case Ok<T> ok -> value.apply(ok.value());
      case Failed<T> failure -> failed.apply(failure.failure());
      case Loading<T> again -> {
        T before = again.before();
        yield before == null ? loading.get() : value.apply(before);
      }
    };
  }
}
