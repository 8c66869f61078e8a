/**
 * Not part of the API. Which path leads to which view: patterns, read once, and looked up by the
 * plain page, by joins and by patches, from any thread.
 */
@NullMarked
package io.jview.liveview.route;

import org.jspecify.annotations.NullMarked;
