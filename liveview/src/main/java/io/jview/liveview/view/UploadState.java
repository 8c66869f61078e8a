package io.jview.liveview.view;

import io.jview.liveview.upload.Upload;
import io.jview.liveview.upload.UploadEntry;
import io.jview.liveview.upload.UploadError;
import io.jview.liveview.upload.UploadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One upload of a page: what its browser has chosen for it. Used by the view's thread. */
final class UploadState {

  /** So many more than may be are kept, for the user to see and to take back. */
  private static final int SURPLUS = 50;

  private final int owner;
  private final String ref;
  private final Consumer<UploadFile> dropped;
  private final List<UploadFile> files = new ArrayList<>();
  private Upload upload;

  /**
   * Makes one.
   *
   * @param owner the component whose it is; 0 for the view
   * @param ref how the browser knows it
   * @param dropped is told of files that are not wanted any more
   */
  UploadState(Upload upload, int owner, String ref, Consumer<UploadFile> dropped) {
    this.upload = upload;
    this.owner = owner;
    this.ref = ref;
    this.dropped = dropped;
  }

  Upload upload() {
    return upload;
  }

  int owner() {
    return owner;
  }

  String ref() {
    return ref;
  }

  List<UploadFile> files() {
    return files;
  }

  void allow(Upload other) {
    if (!files.isEmpty()) {
      throw new IllegalStateException(
          "upload '"
              + upload.name()
              + "' has files; consume or cancel them before it is allowed anew");
    }
    upload = other;
  }

  /** Takes what the browser says that it has; of one, the new one takes the place of the old. */
  void choose(List<?> claimed) {
    if (upload.mostEntries() == 1
        && claimed.size() == 1
        && claimed.get(0) instanceof Map<?, ?> only
        && find(only.get("ref")) == null) {
      List.copyOf(files).forEach(this::drop);
    }
    for (Object one : claimed) {
      if (one instanceof Map<?, ?> claim
          && find(claim.get("ref")) == null
          && files.size() < upload.mostEntries() + SURPLUS) {
        UploadFile file = UploadFile.of(claim, upload);
        if (file != null) {
          files.add(file);
        }
      }
    }
  }

  @Nullable UploadFile find(@Nullable Object entryRef) {
    for (UploadFile file : files) {
      if (file.ref().equals(entryRef)) {
        return file;
      }
    }
    return null;
  }

  void drop(UploadFile file) {
    files.remove(file);
    dropped.accept(file);
  }

  boolean hasTooMany() {
    return files.size() > upload.mostEntries();
  }

  boolean hasErrors() {
    return hasTooMany() || files.stream().anyMatch(file -> !file.errors().isEmpty());
  }

  UploadField field() {
    List<UploadEntry> entries = files.stream().map(UploadFile::entry).toList();
    List<String> preflighted =
        files.stream().filter(UploadFile::isPreflighted).map(UploadFile::ref).toList();
    return new UploadField(
        upload,
        ref,
        entries,
        preflighted,
        hasTooMany() ? List.of(UploadError.TOO_MANY_FILES) : List.of());
  }
}
