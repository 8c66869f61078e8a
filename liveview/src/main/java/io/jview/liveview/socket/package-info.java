/**
 * Not part of the API. One browser's socket: its frames, who may join over it and as what, and how
 * much it may send. {@link io.jview.liveview.socket.SocketConnection} is the door, for the runtime
 * alone. The thread that reads the socket is in here, one call at a time; views come back with
 * their own threads to say that they have caught up or ended.
 */
@NullMarked
package io.jview.liveview.socket;

import org.jspecify.annotations.NullMarked;
