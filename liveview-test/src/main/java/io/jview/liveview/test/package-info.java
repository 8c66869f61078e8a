/**
 * Tests for LiveViews without a browser: {@link io.jview.liveview.test.LiveViewTest} runs the real
 * runtime in-process, {@link io.jview.liveview.test.LivePage} does what a browser would do.
 */
@NullMarked
package io.jview.liveview.test;

import org.jspecify.annotations.NullMarked;
