/**
 * Not part of the API. What all pages and sockets of one runtime share: {@link
 * io.jview.liveview.services.Services}, with the pub/sub, the views' threads, the timer, the limits
 * and the counters. The runtime makes it once, all rooms above use it, from any thread.
 */
@NullMarked
package io.jview.liveview.services;

import org.jspecify.annotations.NullMarked;
