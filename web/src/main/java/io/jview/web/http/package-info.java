/**
 * Not part of the API. HTTP as the site's parts see it: an {@link io.jview.web.http.Exchange} over
 * what the host gives, cookies, security headers, base paths. Everything in it runs on the
 * request's thread; the other rooms and the entry come in.
 */
@NullMarked
package io.jview.web.http;

import org.jspecify.annotations.NullMarked;
