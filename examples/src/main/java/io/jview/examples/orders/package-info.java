/** A table of a database whose rows are live on a page, whoever changes them. */
@NullMarked
package io.jview.examples.orders;

import org.jspecify.annotations.NullMarked;
