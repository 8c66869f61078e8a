/** Certificates for servers that encrypt. */
@NullMarked
package io.jview.pubsub.tls;

import org.jspecify.annotations.NullMarked;
