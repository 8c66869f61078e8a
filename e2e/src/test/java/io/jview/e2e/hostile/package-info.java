/**
 * A client that means harm, against a server with little memory that serves honest browsers
 * meanwhile. What attacks do is in the room {@code attack}, what goes over the wire in {@code
 * wire}; here is who measures what the server bears.
 */
@NullMarked
package io.jview.e2e.hostile;

import org.jspecify.annotations.NullMarked;
