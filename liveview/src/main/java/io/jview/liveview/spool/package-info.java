/**
 * Where files wait that browsers send: a folder with a budget, and each file on its way.
 *
 * <p>{@link io.jview.liveview.spool.UploadFolder} is the runtime's; an {@link
 * io.jview.liveview.spool.Intake} is made by the view that allows a file, filled by the socket's
 * worker threads, one at a time, and given up by either. Whoever has it to himself when it ends
 * cleans up; no lock is held while anything is written.
 */
@NullMarked
package io.jview.liveview.spool;

import org.jspecify.annotations.NullMarked;
