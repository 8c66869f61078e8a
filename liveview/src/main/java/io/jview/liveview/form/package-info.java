/**
 * Forms: text in, record out, and what was typed kept where it is none.
 *
 * <p>{@link io.jview.liveview.form.Form} is a value that a view keeps in its state and a plain
 * handler makes for a request; {@link io.jview.liveview.form.Fields} shows its fields. All is
 * immutable and may be used from any thread.
 */
@NullMarked
package io.jview.liveview.form;

import org.jspecify.annotations.NullMarked;
