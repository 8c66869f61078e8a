/** A booking in three steps, whose page keeps where its user is through tunnels and deploys. */
@NullMarked
package io.jview.examples.trip;

import org.jspecify.annotations.NullMarked;
