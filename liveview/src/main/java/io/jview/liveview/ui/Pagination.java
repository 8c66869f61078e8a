package io.jview.liveview.ui;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Shows links to the pages of a list: the first, the last, and those around the present one. */
public final class Pagination {

  /** How many are shown on either side of the present one. */
  private static final int AROUND = 2;

  private Pagination() {}

  /** A place in the row: a page, or what stands for those left out. */
  private record Place(int page, boolean gap) {}

  /**
   * Shows the links.
   *
   * @param page the present page, from 1; what lies outside of the list is its nearest page
   * @param pages how many there are
   * @param address gives the address of a page, one of the same view
   * @return the links, or nothing where there is one page
   */
  public static Html of(int page, int pages, IntFunction<Url> address) {
    if (pages <= 1) {
      return html("");
    }
    int here = Math.clamp(page, 1, pages);
    return html(
        """
        <nav class="jview-pages" aria-label="Pages"><ul>${before}${pages}${after}</ul></nav>
        """,
        step("Previous", here - 1, here > 1, address),
        each(places(here, pages), place -> place, place -> place(place, here, address)),
        step("Next", here + 1, here < pages, address));
  }

  private static List<Place> places(int here, int pages) {
    List<Place> places = new ArrayList<>();
    for (int page = 1; page <= pages; page++) {
      if (page == 1 || page == pages || Math.abs(page - here) <= AROUND) {
        places.add(new Place(page, false));
      } else {
        page = page < here ? here - AROUND - 1 : pages - 1;
        places.add(new Place(page, true));
      }
    }
    return places;
  }

  private static Html place(Place place, int here, IntFunction<Url> address) {
    if (place.gap()) {
      return html("<li aria-hidden=\"true\">…</li>");
    }
    return html(
        """
        <li><a href="${address}" data-phx-link="patch" data-phx-link-state="push" \
        aria-label="Page ${page}" aria-current="${current}">${page}</a></li>\
        """,
        address.apply(place.page()),
        place.page(),
        place.page() == here ? "page" : null,
        place.page());
  }

  private static Html step(String words, int page, boolean there, IntFunction<Url> address) {
    return there
        ? html(
            """
            <li><a href="${address}" data-phx-link="patch" data-phx-link-state="push">${words}</a></li>\
            """,
            address.apply(page),
            words)
        : html("<li><span aria-disabled=\"true\">${}</span></li>", words);
  }
}
