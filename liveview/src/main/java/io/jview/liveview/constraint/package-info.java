/**
 * Not part of the API. Constraints that annotations of Jakarta Validation put on records, where its
 * API and a provider are on the path. {@link io.jview.liveview.constraint.Constraints} is the door,
 * for forms alone, from any thread; one class alone names the API, and is not loaded without it.
 */
@NullMarked
package io.jview.liveview.constraint;

import org.jspecify.annotations.NullMarked;
