package io.jview.web.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a disk. Links are followed as long as they stay inside, and the folder may be one
 * itself: it may lead elsewhere after the next deployment.
 *
 * @param folder the folder
 */
record DiskFolder(Path folder) implements FileSource {

  static DiskFolder of(Path folder, String prefix) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "There is no folder " + folder.toAbsolutePath() + " to serve at " + prefix);
    }
    return new DiskFolder(folder);
  }

  @Override
  public @Nullable StaticFile find(List<String> names) throws IOException {
    try {
      Path root = folder.toRealPath();
      Path file = root.resolve(String.join("/", names)).toRealPath();
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return file.startsWith(root) && found.isRegularFile()
          ? DiskFile.of(names.getLast(), file, found)
          : null;
    } catch (FileSystemException | InvalidPathException missing) {
      return null; // or below a file, in a circle of links, or not for us
    }
  }
}
