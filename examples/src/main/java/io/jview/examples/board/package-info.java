/** A board of tasks that its users share: three columns, a dialog, a search by address. */
@NullMarked
package io.jview.examples.board;

import org.jspecify.annotations.NullMarked;
