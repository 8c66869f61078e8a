package io.jview.web.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Files of a disk. */
final class DiskFile {

  private DiskFile() {}

  /** Finds one; null: there is none, or it is not for us. */
  static @Nullable StaticFile find(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      Path name = file.getFileName();
      return found.isRegularFile() && name != null ? of(name.toString(), file, found) : null;
    } catch (FileSystemException missing) {
      return null;
    }
  }

  static StaticFile of(String name, Path file, BasicFileAttributes found) {
    Instant modified = found.lastModifiedTime().toInstant();
    String version =
        Long.toHexString(found.size())
            + '-'
            + Long.toHexString(modified.getEpochSecond())
            + '.'
            + Integer.toHexString(modified.getNano());
    return new StaticFile(
        FileTypes.of(name),
        found.size(),
        ETag.weak(version),
        modified,
        () -> Files.newInputStream(file));
  }
}
