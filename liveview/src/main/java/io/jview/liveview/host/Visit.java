package io.jview.liveview.host;

import io.jview.liveview.Params;
import io.jview.liveview.Peer;
import io.jview.liveview.Session;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to come where, as an {@link Admission} is asked.
 *
 * @param path the site's own path, percent-encoded, without the base path and the query
 * @param params path and query parameters
 * @param session the signed session cookie's values
 * @param principal who is signed in with the host; null where nobody is, or the host knows nobody
 * @param peer who is at the other end
 */
public record Visit(
    String path, Params params, Session session, @Nullable Principal principal, Peer peer) {}
