package io.jview.liveview.upload;

import java.util.List;

/**
 * A file that a browser wants to send, as it is now. What is not progress is the browser's claim.
 *
 * @param ref its reference on the page, for {@link
 *     io.jview.liveview.LiveSocket#cancelUpload(String, String)}
 * @param name its name, without a folder and without control characters; never a path to write to
 * @param type the media type that the browser gives it; perhaps empty
 * @param size its length in bytes
 * @param progress how much of it has come, 0 to 100
 * @param done whether all of it is here
 * @param errors why it is not taken; empty where it is
 */
public record UploadEntry(
    String ref,
    String name,
    String type,
    long size,
    int progress,
    boolean done,
    List<UploadError> errors) {

  /** Copies the list. */
  public UploadEntry {
    errors = List.copyOf(errors);
  }

  /**
   * Tells whether it can be taken.
   *
   * @return whether there is no error
   */
  public boolean isValid() {
    return errors.isEmpty();
  }
}
