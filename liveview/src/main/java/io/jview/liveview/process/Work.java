package io.jview.liveview.process;

import io.jview.liveview.Async;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Work beside a view, under a name. Runs on a thread of its own; cancelled, it says nothing. */
final class Work extends FutureTask<@Nullable Object> {

  private final String name;
  private final Consumer<Work> whenDone;

  @SuppressWarnings("unchecked")
  Work(String name, Callable<?> work, Consumer<Work> whenDone) {
    super((Callable<@Nullable Object>) work);
    this.name = name;
    this.whenDone = whenDone;
  }

  String name() {
    return name;
  }

  @Override
  protected void done() {
    if (!isCancelled()) {
      whenDone.accept(this);
    }
  }

  /** What it has returned or thrown, once it is done. */
  Async<@Nullable Object> outcome() {
    try {
      return Async.ok(get());
    } catch (ExecutionException failed) {
      return Async.failed(failed.getCause() == null ? failed : failed.getCause());
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
