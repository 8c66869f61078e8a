package io.jview.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A part of a posted form: a file, or a text field. Valid until the request is answered; for use by
 * the handler's thread. Everything in it comes from outside: check it, the type above all.
 */
public interface Part {

  /**
   * Gives what its input is called.
   *
   * @return the name
   */
  String name();

  /**
   * Gives what the file is called where it comes from, so that it can be a name here: without
   * folders, control characters, dots at its start, and what some systems do not take; 200 bytes at
   * most. Two files may have one name.
   *
   * @return the name; null: it is a text field
   */
  @Nullable String fileName();

  /**
   * Gives what the browser takes it for, often by the name alone.
   *
   * @return such as {@code image/png}; null where it does not say
   */
  @Nullable String contentType();

  /**
   * Gives how long it is.
   *
   * @return the length in bytes
   */
  long size();

  /**
   * Opens it; as often as you like.
   *
   * @return its bytes, not buffered
   * @throws IOException if the disk cannot be read
   */
  InputStream open() throws IOException;

  /**
   * Copies it into a new file, which stays.
   *
   * @param target where
   * @throws FileAlreadyExistsException if there is one already
   * @throws IOException if it cannot be written, or the disk cannot be read
   */
  void saveTo(Path target) throws IOException;
}
