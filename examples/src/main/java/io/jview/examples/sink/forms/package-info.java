/** The kitchen sink of forms and of what comes with the library besides. */
@NullMarked
package io.jview.examples.sink.forms;

import org.jspecify.annotations.NullMarked;
