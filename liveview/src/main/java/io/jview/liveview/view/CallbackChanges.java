package io.jview.liveview.view;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.StreamChanges;
import java.util.ArrayList;
import java.util.List;

/** What one callback says to a stream. */
final class CallbackChanges<T> implements StreamChanges<T> {

  private final PageStreams page;
  private final WaitingStream<T> stream;
  private final Runnable check;
  private int limit;

  CallbackChanges(PageStreams page, WaitingStream<T> stream, Runnable check) {
    this.page = page;
    this.stream = stream;
    this.check = check;
  }

  private StreamChanges<T> say(Runnable change) {
    check.run();
    page.change(stream, change);
    return this;
  }

  @Override
  public StreamChanges<T> insert(T item) {
    return insert(item, -1);
  }

  @Override
  public StreamChanges<T> insert(T item, int at) {
    checkPlace(at);
    String id = stream.domId(item);
    int most = limit;
    return say(() -> stream.insert(id, item, at, most));
  }

  private static void checkPlace(int at) {
    if (at < -1) {
      throw new IllegalArgumentException(
          at + " is no place in a stream: 0 is the front, -1 the end");
    }
  }

  @Override
  public StreamChanges<T> insertAll(Iterable<? extends T> items) {
    return insertAll(items, -1);
  }

  /** Where they are put at one place, the last one goes first. */
  @Override
  public StreamChanges<T> insertAll(Iterable<? extends T> items, int at) {
    checkPlace(at);
    check.run();
    List<T> all = new ArrayList<>();
    items.forEach(all::add);
    (at < 0 ? all : all.reversed()).forEach(item -> insert(item, at));
    return this;
  }

  @Override
  public StreamChanges<T> update(T item) {
    String id = stream.domId(item);
    return say(() -> stream.update(id, item));
  }

  @Override
  public StreamChanges<T> delete(Object id) {
    String domId = stream.domIdOf(requireNonNull(id, "id"));
    return say(() -> stream.delete(domId));
  }

  @Override
  public StreamChanges<T> reset() {
    return say(stream::reset);
  }

  @Override
  public StreamChanges<T> reset(Iterable<? extends T> items) {
    return reset().insertAll(items);
  }

  @Override
  public StreamChanges<T> keepFirst(int most) {
    return keep(most, most);
  }

  @Override
  public StreamChanges<T> keepLast(int most) {
    return keep(most, -most);
  }

  private StreamChanges<T> keep(int most, int asLimit) {
    check.run();
    if (most < 1) {
      throw new IllegalArgumentException("a stream keeps at least 1 item, not " + most);
    }
    limit = asLimit;
    return this;
  }
}
