/** The demo's state in Redis, so that all instances agree. */
@NullMarked
package io.jview.examples.redis;

import org.jspecify.annotations.NullMarked;
