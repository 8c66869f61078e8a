package io.jview.web.file;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where files are. */
sealed interface FileSource permits DiskFolder, ClassPathFolder {

  /**
   * Finds a file.
   *
   * @param names its path, name by name, none of which leads elsewhere
   * @return the file; null where there is none, or a folder
   * @throws IOException if it is there and cannot be read
   */
  @Nullable StaticFile find(List<String> names) throws IOException;
}
