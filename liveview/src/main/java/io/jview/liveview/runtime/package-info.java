/**
 * The entry: {@link io.jview.liveview.runtime.LiveRuntime} is what a web server starts and hands
 * requests and sockets to, {@link io.jview.liveview.runtime.LiveRuntimeBuilder} how it is set up.
 * It alone looks into the rooms below. Threads of the server come in here, and the timer's.
 */
@NullMarked
package io.jview.liveview.runtime;

import org.jspecify.annotations.NullMarked;
