/**
 * Not part of the API. The first, plain page: mounts and renders a view and those nested in it
 * once, with no browser connected, and forgets them. {@link io.jview.liveview.page.PageRenderer} is
 * the door, for the runtime alone. The thread of the request is in here.
 */
@NullMarked
package io.jview.liveview.page;

import org.jspecify.annotations.NullMarked;
