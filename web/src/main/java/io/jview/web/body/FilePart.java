package io.jview.web.body;

import io.jview.web.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file, on the disk until the request is answered.
 *
 * @param stored where it is
 */
record FilePart(PartHeader header, Path stored, long size) implements Part {

  private static final Logger log = LoggerFactory.getLogger(FilePart.class);

  @Override
  public String name() {
    return header.name();
  }

  @Override
  public @Nullable String fileName() {
    return header.fileName();
  }

  @Override
  public @Nullable String contentType() {
    return header.contentType();
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(stored);
  }

  @Override
  public void saveTo(Path target) throws IOException {
    try (InputStream in = open()) {
      Files.copy(in, target);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(stored);
    } catch (IOException stuck) {
      log.warn("The file {}, of a form that was posted, could not be deleted", stored, stuck);
    }
  }
}
