/**
 * Not part of the API. What outlives a page's socket: written when the socket is lost and given
 * back once to the view that joins next in the page's place, on whichever instance. {@link
 * io.jview.liveview.keep.KeptPages} has the pages that live here; a {@link
 * io.jview.liveview.keep.KeptPage} is one of them, used by its view's thread; instances ask each
 * other by {@link io.jview.liveview.keep.Handovers}. The rooms of the process and the runtime come
 * in. Nothing that goes wrong here harms a page: it begins anew, as it would without.
 */
@NullMarked
package io.jview.liveview.keep;

import org.jspecify.annotations.NullMarked;
