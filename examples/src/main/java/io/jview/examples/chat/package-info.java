/** A chat of several rooms: a form, a keyed list, a topic for each room. */
@NullMarked
package io.jview.examples.chat;

import org.jspecify.annotations.NullMarked;
