/** Logging for JView's own modules; not exported to anybody else. */
@NullMarked
package io.jview.pubsub.log;

import org.jspecify.annotations.NullMarked;
