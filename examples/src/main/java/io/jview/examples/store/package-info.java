/** What every store has in common: it may be away, and pages live on. */
@NullMarked
package io.jview.examples.store;

import org.jspecify.annotations.NullMarked;
