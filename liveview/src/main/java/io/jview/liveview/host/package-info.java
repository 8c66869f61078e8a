/**
 * What a web server plugs into: {@link io.jview.liveview.host.LiveEndpoint} is LiveView as the
 * server sees it, {@link io.jview.liveview.host.Transport} the server's socket as LiveView sees it.
 */
@NullMarked
package io.jview.liveview.host;

import org.jspecify.annotations.NullMarked;
