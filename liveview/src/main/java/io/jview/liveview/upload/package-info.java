/**
 * Files that a browser sends to a page: what is allowed ({@link io.jview.liveview.upload.Upload}),
 * what a page shows of it ({@link io.jview.liveview.upload.UploadField}), and what comes of it.
 *
 * <p>All are values, made and used on a view's thread, but for {@link
 * io.jview.liveview.upload.UploadWriter}, which is called by a thread of its upload. Imports {@code
 * html} alone; who keeps files and talks to browsers is elsewhere.
 */
@NullMarked
package io.jview.liveview.upload;

import org.jspecify.annotations.NullMarked;
