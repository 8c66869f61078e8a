/**
 * What an application writes and is given: {@link io.jview.liveview.LiveView} is a page, {@link
 * io.jview.liveview.LiveSocket} its link to browser and pub/sub. Knows no web server and no broker.
 */
@NullMarked
package io.jview.liveview;

import org.jspecify.annotations.NullMarked;
