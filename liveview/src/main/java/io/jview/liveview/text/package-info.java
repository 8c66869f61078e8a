/**
 * Not part of the API. Texts that come from a browser or go to it: addresses, URL encoding, the
 * small parts of a frame, names for the log. Pure functions; whoever has a text comes in, from any
 * thread.
 */
@NullMarked
package io.jview.liveview.text;

import org.jspecify.annotations.NullMarked;
