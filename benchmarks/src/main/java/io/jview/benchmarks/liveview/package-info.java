/**
 * LiveView under load: rendering and diffing with JMH; memory, events, joins and fan-out over real
 * sockets, between this process and a {@link io.jview.benchmarks.liveview.Host} of its own.
 */
@NullMarked
package io.jview.benchmarks.liveview;

import org.jspecify.annotations.NullMarked;
