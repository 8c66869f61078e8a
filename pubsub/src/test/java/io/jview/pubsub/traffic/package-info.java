/** Numbered messages through a backend's faults, and the check of what has come of them. */
@NullMarked
package io.jview.pubsub.traffic;

import org.jspecify.annotations.NullMarked;
