package io.jview.liveview;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list that the browser keeps and the server does not: a constant of its view or component, under
 * which items are sent, shown and forgotten.
 *
 * <pre>{@code
 * static final LiveStream<Song> SONGS = LiveStream.of("songs", Song::id);
 *
 * socket.stream(SONGS).insertAll(store.newest(50));                     // in a callback
 *
 * html("<ul id=\"songs\" phx-update=\"stream\">${}</ul>",               // in render
 *     view.stream(SONGS, song -> html("<li id=\"${}\">${}</li>", SONGS.domId(song), song.title())));
 * }</pre>
 *
 * <p>Against {@link io.jview.liveview.html.Html#each}: a list of that is compared with the last one
 * at each render, which needs all of it in the state; a stream is told what is new. Immutable; two
 * of one name are the same to a view.
 *
 * @param <T> the type of the items
 */
public final class LiveStream<T> {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");

  private final String name;
  private final Function<? super T, ?> id;

  private LiveStream(String name, Function<? super T, ?> id) {
    this.name = name;
    this.id = id;
  }

  /**
   * Makes one.
   *
   * @param name its name, unique among the streams of the page, since the items' elements have it
   *     in their ids: letters, digits, dashes and underscores
   * @param id gives the id of an item, unique in the stream: text, a number, a UUID or an enum
   * @param <T> the type of the items
   * @return the stream
   * @throws IllegalArgumentException if the name is none
   */
  public static <T> LiveStream<T> of(String name, Function<? super T, ?> id) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a stream: letters, digits, dashes and underscores");
    }
    return new LiveStream<>(name, requireNonNull(id, "id"));
  }

  /**
   * Gives its name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Gives the id that the element of an item must have.
   *
   * @param item the item
   * @return the name of the stream, a dash and the item's id
   * @throws IllegalArgumentException if the item's id is null, empty or not of a type that has one
   *     text
   */
  public String domId(T item) {
    return domIdOf(id.apply(requireNonNull(item, "item")));
  }

  /**
   * Gives the id of the element of the item that has an id.
   *
   * @param itemId the id, as the stream's function gives it
   * @return the name of the stream, a dash and the id
   * @throws IllegalArgumentException if the id is null, empty or not of a type that has one text
   */
  public String domIdOf(@Nullable Object itemId) {
    boolean isId =
        itemId instanceof CharSequence
            || itemId instanceof Number
            || itemId instanceof UUID
            || itemId instanceof Enum
            || itemId instanceof Character;
    String text = isId ? String.valueOf(itemId) : "";
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "stream '"
              + name
              + "': "
              + (itemId == null || isId ? "nothing" : "a value of " + itemId.getClass())
              + " is no id of an item; an id is text, a number, a UUID or an enum");
    }
    return name + "-" + text;
  }

  @Override
  public String toString() {
    return "stream '" + name + "'";
  }
}
