/**
 * Not part of the API. Log lines at a limited rate, and counts that pass through code which does
 * not know whose they are; for JView's own modules, to whom alone it is exported. Any thread comes
 * in; what there is to lock is locked here for a few instructions.
 */
@NullMarked
package io.jview.pubsub.log;

import org.jspecify.annotations.NullMarked;
