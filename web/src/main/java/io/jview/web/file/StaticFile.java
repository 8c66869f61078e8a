package io.jview.web.file;

import io.jview.web.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was found.
 *
 * @param type its content type
 * @param size its length in bytes
 * @param etag changes with its content; null where nothing does
 * @param modified when it was changed last; null where that is not known reliably, as in a jar
 * @param content opens it
 */
record StaticFile(
    String type,
    long size,
    @Nullable ETag etag,
    @Nullable Instant modified,
    Content.Source content) {}
