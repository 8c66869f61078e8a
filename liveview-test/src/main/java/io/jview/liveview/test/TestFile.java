package io.jview.liveview.test;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a test has its browser choose, see {@link LivePage#upload}.
 *
 * @param name its name
 * @param type its media type, as the browser would give it; perhaps empty
 * @param content what is in it; not to be changed
 */
public record TestFile(String name, String type, byte[] content) {

  /** Checks that nothing is missing. */
  public TestFile {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(content, "content");
  }

  /**
   * Makes a file of text.
   *
   * @param name its name
   * @param text what is in it
   * @return the file, of the type {@code text/plain}
   */
  public static TestFile text(String name, String text) {
    return new TestFile(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Takes a file of the disk.
   *
   * @param path where it is
   * @return the file, with the type that this system gives to such names
   * @throws IOException if it cannot be read
   */
  public static TestFile of(Path path) throws IOException {
    String type = Files.probeContentType(path);
    return new TestFile(
        path.getFileName().toString(), type == null ? "" : type, Files.readAllBytes(path));
  }
}
