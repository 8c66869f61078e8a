package io.jview.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's files are. */
final class Repository {

  static final Path ROOT = root();

  private Repository() {}

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("README.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
