/**
 * Not part of the API. One page of a view, plain or joined: {@link io.jview.liveview.view.Instance}
 * calls the callbacks, keeps the state and the effects that they ask for, and renders. The plain
 * page and the joined view come in, with their threads, one at a time; what only a joined view has
 * they hand in as a {@link io.jview.liveview.view.Link}.
 */
@NullMarked
package io.jview.liveview.view;

import org.jspecify.annotations.NullMarked;
