/**
 * Templates, the tree of a rendered page, and what changed between two renders.
 *
 * <p>{@link io.jview.liveview.html.Html} is what a view renders; {@link
 * io.jview.liveview.html.Rendered} remembers the last render of one view and tells what changed.
 * All is pure: no thread, no I/O, no clock, and nothing of the rest of the project is imported.
 *
 * <p>How a template becomes a page: the room {@code grammar} reads the text once into the fixed
 * parts ("statics") and what stands between them; a {@code Slot} for each escapes values for the
 * place where they stand. Filling a {@code Template} gives a {@code Fragment}. Fragments and {@code
 * Keyed} lists are the tree itself: {@code Tree} writes them out, {@code TreeDiff} and {@code
 * KeyedDiff} compare them. A component is a number in the tree; {@code ComponentRound} renders the
 * components of one render, level by level, and writes them beside it. A stream stands in the tree
 * as a {@code StreamPlace}, with what is new in it, until that is sent.
 */
@NullMarked
package io.jview.liveview.html;

import org.jspecify.annotations.NullMarked;
