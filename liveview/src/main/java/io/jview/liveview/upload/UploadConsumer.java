package io.jview.liveview.upload;

/**
 * Makes something of a file that has come whole.
 *
 * @param <R> what comes of it
 */
@FunctionalInterface
public interface UploadConsumer<R> {

  /**
   * Takes one file, on the view's thread.
   *
   * @param entry what the browser said of it
   * @param file the file, which is gone when this returns: read it or move it
   * @return what comes of it
   * @throws Exception if nothing can; the view crashes then as after any callback
   */
  R take(UploadEntry entry, UploadedFile file) throws Exception;
}
