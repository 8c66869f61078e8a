/** A counter that all browsers share: the state is kept in a store, messages tell of changes. */
@NullMarked
package io.jview.examples.counter;

import org.jspecify.annotations.NullMarked;
