/** One way to do harm each: what is sent, or held back, on how many connections. */
@NullMarked
package io.jview.e2e.hostile.attack;

import org.jspecify.annotations.NullMarked;
