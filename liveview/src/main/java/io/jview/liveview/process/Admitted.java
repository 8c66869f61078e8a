package io.jview.liveview.process;

import io.jview.liveview.keep.PageIdentity;
import io.jview.liveview.view.Mount;
import org.jspecify.annotations.Nullable;

/**
 * A join that may be.
 *
 * @param mount what is to be mounted
 * @param parent inside of which view; null for a page's own
 * @param page by what it is known again
 * @param navigated whether it comes in place of another page
 */
public record Admitted(
    Mount<?> mount, @Nullable ViewProcess parent, PageIdentity page, boolean navigated) {}
