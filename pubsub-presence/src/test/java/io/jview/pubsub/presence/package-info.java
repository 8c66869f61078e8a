/** Tests of presence. */
@NullMarked
package io.jview.pubsub.presence;

import org.jspecify.annotations.NullMarked;
