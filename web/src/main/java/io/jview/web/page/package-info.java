/**
 * Not part of the API. The pages of a site: routes, the plain HTML of views, plain handlers, the
 * document around them, error pages, and the session cookie. Runs on the request's thread; the
 * entry comes in.
 */
@NullMarked
package io.jview.web.page;

import org.jspecify.annotations.NullMarked;
