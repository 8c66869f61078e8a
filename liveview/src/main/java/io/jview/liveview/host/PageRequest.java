package io.jview.liveview.host;

import org.jspecify.annotations.Nullable;

/**
 * A plain GET of a page.
 *
 * @param path the path, percent-encoded as it came, such as {@code /chat/caf%C3%A9}
 * @param query the query, encoded, without its question mark; null where there is none
 * @param cookies the request's cookies
 */
public record PageRequest(String path, @Nullable String query, Cookies cookies) {}
