package io.jview.web.file;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was found.
 *
 * @param name its name, which tells its type
 * @param size its length in bytes
 * @param version changes with its content
 * @param modified when it was changed last; null where that is not known reliably, as in a jar
 * @param content opens it
 */
record StaticFile(
    String name, long size, String version, @Nullable Instant modified, Content content) {

  /** Opens a file. */
  interface Content {
    InputStream open() throws IOException;
  }

  /** The same for its plain and its compressed form, therefore weak. */
  String etag() {
    return "W/\"" + version + '"';
  }
}
