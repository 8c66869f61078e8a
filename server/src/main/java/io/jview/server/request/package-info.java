/**
 * One request each: where it comes in, as a site sees it, on which thread it runs, how its body
 * arrives and its answer leaves in time. The entry puts it together; Jetty calls it on the
 * connection's thread, the site on the request's.
 */
@NullMarked
package io.jview.server.request;

import org.jspecify.annotations.NullMarked;
