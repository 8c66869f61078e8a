/**
 * What the PostgreSQL driver makes by name, and so must be able to see; nothing for applications.
 */
@NullMarked
package io.jview.pubsub.postgres.driver;

import org.jspecify.annotations.NullMarked;
