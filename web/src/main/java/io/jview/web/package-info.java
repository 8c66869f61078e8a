/**
 * A site, whatever serves it: {@link io.jview.web.Site} puts live pages, plain handlers, files and
 * the layout around them together. {@code io.jview.server.JView} serves it on a port, {@code
 * io.jview.liveview.test.LiveViewTest} in a test.
 */
@NullMarked
package io.jview.web;

import org.jspecify.annotations.NullMarked;
