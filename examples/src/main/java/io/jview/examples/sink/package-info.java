/** The kitchen sink: a page for each group of what views can do. */
@NullMarked
package io.jview.examples.sink;

import org.jspecify.annotations.NullMarked;
