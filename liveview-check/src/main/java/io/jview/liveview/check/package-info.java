/**
 * Checks each {@code html("…", …)} of an application when it is compiled: an annotation processor
 * that looks at what the compiler has understood, and reports at the line of the template. It reads
 * templates with the runtime's own grammar, which is built in.
 */
@NullMarked
package io.jview.liveview.check;

import org.jspecify.annotations.NullMarked;
