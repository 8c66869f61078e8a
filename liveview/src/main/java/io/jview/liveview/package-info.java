/**
 * LiveViews: {@link io.jview.liveview.LiveView} is what an application writes, {@link
 * io.jview.liveview.LiveRuntime} what runs it. Knows no web server and no broker.
 */
@NullMarked
package io.jview.liveview;

import org.jspecify.annotations.NullMarked;
