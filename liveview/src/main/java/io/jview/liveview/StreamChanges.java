package io.jview.liveview;

/**
 * What becomes of a stream, see {@link LiveSocket#stream}: told the browser with the next render,
 * in the order of the calls, and then forgotten. Used in the callback that asked for it, on its
 * thread; elsewhere every method throws {@link IllegalStateException}. Every method that is given
 * an item throws {@link IllegalArgumentException} if the item has no id, and {@link
 * NullPointerException} if there is none.
 *
 * @param <T> the type of the items
 */
public interface StreamChanges<T> {

  /**
   * Adds an item at the end; one that is there is shown anew where it stands.
   *
   * @param item the item
   * @return this
   */
  StreamChanges<T> insert(T item);

  /**
   * Adds an item; one that is there is shown anew where it stands. To move it, delete it first.
   *
   * @param item the item
   * @param at where: 0 for the front, -1 for the end, else that many behind the first
   * @return this
   * @throws IllegalArgumentException if the place is less than -1
   */
  StreamChanges<T> insert(T item, int at);

  /**
   * Adds items at the end, in their order.
   *
   * @param items the items; read before this returns
   * @return this
   */
  StreamChanges<T> insertAll(Iterable<? extends T> items);

  /**
   * Adds items, which then stand in their order.
   *
   * @param items the items; read before this returns
   * @param at where the first one is put, see {@link #insert(Object, int)}
   * @return this
   * @throws IllegalArgumentException if the place is less than -1
   */
  StreamChanges<T> insertAll(Iterable<? extends T> items, int at);

  /**
   * Shows an item anew if the browser has it, and does nothing otherwise: for a change of what may
   * have left by a limit.
   *
   * @param item the item
   * @return this
   */
  StreamChanges<T> update(T item);

  /**
   * Takes an item away; does nothing where it is not.
   *
   * @param id the item's id, as the stream's function gives it
   * @return this
   * @throws IllegalArgumentException if it is not an id, such as an item
   */
  StreamChanges<T> delete(Object id);

  /**
   * Takes all items away.
   *
   * @return this
   */
  StreamChanges<T> reset();

  /**
   * Has the stream hold these items and no others, in their order. What the browser has of them
   * stays, with what a hook or the user has done to it.
   *
   * @param items the items; read before this returns
   * @return this
   */
  StreamChanges<T> reset(Iterable<? extends T> items);

  /**
   * Bounds the stream for the items that are added after this in the callback: more than so many
   * drop off at the end.
   *
   * @param most how many stay, at least 1
   * @return this
   * @throws IllegalArgumentException if it is less than 1
   */
  StreamChanges<T> keepFirst(int most);

  /**
   * Bounds the stream for the items that are added after this in the callback: more than so many
   * drop off at the front.
   *
   * @param most how many stay, at least 1
   * @return this
   * @throws IllegalArgumentException if it is less than 1
   */
  StreamChanges<T> keepLast(int most);
}
