package io.jview.server;

import io.jview.liveview.host.LiveStats;

/**
 * A reading of a site's counters. Those of its pub/sub provider are the provider's, such as {@link
 * io.jview.pubsub.PubSub#stats}.
 *
 * @param live what LiveView counts: sockets, views, joins, and what was held back or dropped
 * @param slowBrowsers sockets that were cut since the start because the browser did not read, see
 *     {@link io.jview.web.Limits#unwrittenBytes}
 */
public record ServerStats(LiveStats live, long slowBrowsers) {}
