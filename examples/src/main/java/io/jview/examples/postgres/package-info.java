/** The demo's state in PostgreSQL, so that all instances agree. */
@NullMarked
package io.jview.examples.postgres;

import org.jspecify.annotations.NullMarked;
