/** The demo: a counter and a chat, as short as they can be and fit to be copied. */
@NullMarked
package io.jview.examples;

import org.jspecify.annotations.NullMarked;
