/**
 * What goes over a wire, byte by byte: a client that may say anything, at any pace, or nothing. The
 * attacks are made of it.
 */
@NullMarked
package io.jview.e2e.hostile.wire;

import org.jspecify.annotations.NullMarked;
