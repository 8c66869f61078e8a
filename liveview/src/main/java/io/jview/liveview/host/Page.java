package io.jview.liveview.host;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a GET of a page gives, for the server to put into its layout.
 *
 * @param status the HTTP status: 200 for a page, 302 for a redirect, 404 where no view has the
 *     path, or the status that a refused join asked to show
 * @param location where a redirect goes, a path of the site without the base path or an absolute
 *     address; null for all else
 * @param title the page's title, or what an error page says in place of its usual words; null where
 *     there is none
 * @param content the view's root element with all that is in it, as HTML; empty unless a page
 * @param csrfToken the token for the layout's {@code csrf-token} meta element and for forms
 * @param cookies cookies to set, by name; an empty value means that the cookie is to be removed.
 *     The session's, named by {@link SessionCookies#name}, belongs under the base path; all others
 *     belong under {@code /}, where the client writes and removes them itself
 * @param group the name of the {@link RouteGroup} that the path leads into; null where it leads
 *     nowhere
 */
public record Page(
    int status,
    @Nullable String location,
    @Nullable String title,
    String content,
    String csrfToken,
    Map<String, String> cookies,
    @Nullable String group) {}
