/**
 * What the client does by itself: {@link io.jview.liveview.js.JS} builds commands for {@code phx-…}
 * attributes. All values are immutable and may be shared between threads; nothing here needs a
 * socket.
 */
@NullMarked
package io.jview.liveview.js;

import org.jspecify.annotations.NullMarked;
