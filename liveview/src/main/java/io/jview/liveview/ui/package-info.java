/**
 * What nearly every application shows besides its own: flash messages, dialogs, tables that can be
 * sorted, and pages of a list. Each is a value that becomes {@code Html}: a plain method over its
 * arguments, with slots that are {@code Html} or functions. Where a page needs another look, write
 * such a method of your own, or style the classes {@code jview-…}.
 */
@NullMarked
package io.jview.liveview.ui;

import org.jspecify.annotations.NullMarked;
