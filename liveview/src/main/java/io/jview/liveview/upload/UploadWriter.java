package io.jview.liveview.upload;

import java.io.IOException;

/**
 * Where an application puts a file itself, in place of a temporary one: {@link
 * Upload#writer(Factory)}. Called by one thread at a time, one of the upload's own, which it may
 * block; what it throws ends the upload with {@link UploadError#FAILED}.
 */
public interface UploadWriter {

  /** Opens writers. */
  @FunctionalInterface
  interface Factory {

    /**
     * Opens one, when the browser begins to send a file.
     *
     * @param entry the file
     * @return takes what comes
     * @throws IOException if it cannot be written
     */
    UploadWriter open(UploadEntry entry) throws IOException;
  }

  /**
   * Takes the next part.
   *
   * @param chunk the bytes, which nobody touches any more
   * @throws IOException if they cannot be written
   */
  void write(byte[] chunk) throws IOException;

  /**
   * Takes note that all has been written.
   *
   * @throws IOException if it cannot be finished
   */
  void finish() throws IOException;

  /** Drops what was written: the file is not wanted any more. Called last, unless finished. */
  void cancel();
}
