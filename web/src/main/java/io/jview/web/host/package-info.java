/**
 * What a host plugs into: {@link io.jview.web.host.SiteEndpoint} is a site at work as its host sees
 * it, {@link io.jview.web.host.HttpExchange} a request with its answer as the site sees them. A
 * host is a web server, a servlet container, or a test.
 */
@NullMarked
package io.jview.web.host;

import org.jspecify.annotations.NullMarked;
