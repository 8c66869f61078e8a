/** Tests of an instance's parts. */
@NullMarked
package io.jview.pubsub.presence.node;

import org.jspecify.annotations.NullMarked;
