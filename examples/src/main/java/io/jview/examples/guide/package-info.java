/** The examples that the guides print, word for word. */
@NullMarked
package io.jview.examples.guide;

import org.jspecify.annotations.NullMarked;
