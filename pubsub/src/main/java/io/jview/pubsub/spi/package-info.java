/**
 * What a broker must do for JView, and how it reports back. Imports nothing but the JDK: {@link
 * io.jview.pubsub.spi.PubSubAdapter} carries frames between instances, the engine does all the
 * rest.
 */
@NullMarked
package io.jview.pubsub.spi;

import org.jspecify.annotations.NullMarked;
