/**
 * A browser's WebSocket: the upgrade, messages put together from frames, answers held in bounds.
 * {@code request} comes in with the upgrade, the entry puts it together. Called on the connection's
 * thread; what is sent comes from any.
 */
@NullMarked
package io.jview.server.socket;

import org.jspecify.annotations.NullMarked;
