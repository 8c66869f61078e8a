/**
 * Not part of the API. One joined view: its mailbox, its way back to the browser, its
 * subscriptions, timers and work, and the views nested in it. Sockets come in, to make a {@link
 * io.jview.liveview.process.ViewProcess} and to put messages into its mailbox; so do handlers of
 * the pub/sub and timers. The view's own thread, {@code jview-view-}, is in here while there is
 * work, one for a view at a time.
 */
@NullMarked
package io.jview.liveview.process;

import org.jspecify.annotations.NullMarked;
