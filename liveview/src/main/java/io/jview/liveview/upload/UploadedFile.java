package io.jview.liveview.upload;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that has come whole. It is gone with {@link #close}, and with its page at the latest: read
 * it, or move it where it is to stay. Used by one thread at a time.
 */
public interface UploadedFile extends AutoCloseable {

  /**
   * Gives what the browser said of it.
   *
   * @return the entry
   */
  UploadEntry entry();

  /**
   * Gives the file.
   *
   * @return its path, under a name that nobody else knows
   * @throws IllegalStateException if a writer of the application's own has it
   */
  Path path();

  /**
   * Moves it to where it stays, in place of what is there.
   *
   * @param target the file to be
   * @throws IOException if it cannot be moved
   * @throws IllegalStateException if a writer of the application's own has it
   */
  void moveTo(Path target) throws IOException;

  /** Deletes it, unless it was moved. */
  @Override
  void close();
}
