package io.jview.liveview.html;

/**
 * An item of a stream, as it goes to the browser.
 *
 * @param id the id of its element, unique in the page
 * @param html the element, or the place of a component that is one
 * @param at where it is put if it is new: 0 at the front, -1 at the end, else that many behind the
 *     first
 * @param limit how many items stay: the first so many, or the last if it is negative; 0 for all
 * @param updateOnly whether it is shown only where it is already
 */
public record StreamItem(String id, Html html, int at, int limit, boolean updateOnly) {

  /** Has lists rendered that are rendered late: who renders the page knows where they stand. */
  public StreamItem {
    Places.in(Fragment.of(html), null);
  }

  /** Refuses what the client would not know again. */
  void check(String stream) {
    switch (html) {
      case Fragment fragment ->
          fragment.template().refuseOtherItem(fragment.dynamics(), id, stream);
      case Component place -> {}
      default ->
          throw new IllegalArgumentException(
              "stream '"
                  + stream
                  + "' renders an item as a list or as bare markup; an item is one element,"
                  + " html(\"<li id=\\\"${}\\\">…</li>\", …)");
    }
  }

  void writeInsert(StringBuilder out) {
    out.append('[');
    Json.writeString(id, out);
    out.append(',').append(at).append(',');
    if (limit == 0) {
      out.append("null");
    } else {
      out.append(limit);
    }
    out.append(',').append(updateOnly).append(']');
  }
}
