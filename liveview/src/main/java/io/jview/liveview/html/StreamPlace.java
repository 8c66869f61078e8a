package io.jview.liveview.html;

import io.jview.liveview.html.grammar.Place;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a stream in one render of a page, with what its browser is to be told of it. Made by
 * who renders a page, and used once: it stands in one element with {@code phx-update="stream"}, and
 * holds its items until it is told that they were sent. Owned by the page's thread.
 */
public final class StreamPlace implements Html {

  private final String name;
  private final String ref;
  private @Nullable StreamDiff waiting;
  private boolean standing;
  private boolean sent;

  /** The template that the client has here; null where it knows none. */
  private @Nullable Template known;

  /**
   * Makes one.
   *
   * @param name how its author knows the stream
   * @param ref how the client does
   * @param inserts the items to be shown, each once, in the order in which they come
   * @param deletes the ids of those that go
   * @param reset whether all go that are not inserted
   * @throws TemplateException if an item is not one element with its id
   * @throws IllegalArgumentException if an item is a list or bare markup
   */
  public StreamPlace(
      String name,
      String ref,
      List<StreamItem> inserts,
      Collection<String> deletes,
      boolean reset) {
    this.name = name;
    this.ref = ref;
    if (!inserts.isEmpty() || !deletes.isEmpty() || reset) {
      waiting = StreamDiff.of(name, inserts, deletes, reset);
    }
  }

  /**
   * Tells whether it was written.
   *
   * @return whether the browser gets what waited
   */
  public boolean isSent() {
    return sent;
  }

  /** Drops what waited, once it was sent. */
  public void forget() {
    waiting = null;
  }

  @Nullable Keyed items() {
    return waiting == null ? null : waiting.items();
  }

  /** The place itself, if it may stand there. */
  StreamPlace standing(Place place, boolean holdsStream) {
    if (!holdsStream) {
      throw place.refuse(
          "the stream '"
              + name
              + "' stands in an element that has an id and phx-update=\"stream\", such as <ul"
              + " id=\"list\" phx-update=\"stream\">${}</ul>");
    }
    if (standing) {
      throw place.refuse(
          "the stream '"
              + name
              + "' stands in the page already; a second list needs a stream of"
              + " its own");
    }
    standing = true;
    return this;
  }

  void writeWhole(StringBuilder out) {
    Keyed items = items();
    known = items == null ? null : items.template();
    out.append('{').append(items == null ? "\"s\":[\"\"]" : items.template().staticsJson());
    out.append(',');
    writeMembers(out);
  }

  private void writeMembers(StringBuilder out) {
    sent = true;
    if (waiting == null) {
      StreamDiff.NONE.write(ref, out);
    } else {
      waiting.write(ref, out);
    }
    out.append('}');
  }

  /**
   * Appends what is new, after what stood here.
   *
   * @return whether anything is; if not, what was appended means nothing
   */
  boolean writeAfter(Object old, StringBuilder out) {
    if (!(old instanceof StreamPlace before && before.ref.equals(ref))) {
      writeWhole(out);
      return true;
    }
    known = before.known;
    Keyed items = items();
    if (items != null && items.template() != known) {
      writeWhole(out);
      return true;
    }
    if (waiting == null) {
      return false;
    }
    out.append('{');
    writeMembers(out);
    return true;
  }
}
