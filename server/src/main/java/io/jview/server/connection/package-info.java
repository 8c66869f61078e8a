/**
 * What comes over the network before it is a request: connections up to a number, read in turns,
 * with deadlines, and what each has begun and not taken. {@code request} asks a connection whether
 * and when to work for it; the entry has it listen. Called by Jetty's threads, which never wait
 * here, and by the one that watches deadlines.
 */
@NullMarked
package io.jview.server.connection;

import org.jspecify.annotations.NullMarked;
