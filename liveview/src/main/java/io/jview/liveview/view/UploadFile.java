package io.jview.liveview.view;

import io.jview.liveview.spool.Intake;
import io.jview.liveview.upload.Upload;
import io.jview.liveview.upload.UploadEntry;
import io.jview.liveview.upload.UploadError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of an upload, as its page knows it. Used by the view's thread. */
final class UploadFile {

  private static final int LONGEST_REF = 20;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TYPE = 127;

  private final String ref;
  private final String name;
  private final String type;
  private final long size;
  private final List<UploadError> errors = new ArrayList<>(1);
  private @Nullable Intake intake;
  private boolean preflighted;

  /** How far it is elsewhere, by what the browser says. */
  private int elsewhere;

  private UploadFile(String ref, String name, String type, long size) {
    this.ref = ref;
    this.name = name;
    this.type = type;
    this.size = size;
  }

  /** Reads what a browser claims of a file; null where it is nothing of the sort. */
  static @Nullable UploadFile of(Map<?, ?> claim, Upload upload) {
    if (!(claim.get("ref") instanceof String ref
        && !ref.isEmpty()
        && ref.length() <= LONGEST_REF
        && ref.chars().allMatch(c -> Character.isLetterOrDigit(c) && c < 128)
        && claim.get("name") instanceof String path
        && claim.get("size") instanceof Long size
        && size >= 0)) {
      return null;
    }
    String type = claim.get("type") instanceof String said ? said : "";
    UploadFile file = new UploadFile(ref, name(path), cut(type, LONGEST_TYPE), size);
    if (size > upload.mostBytes()) {
      file.errors.add(UploadError.TOO_LARGE);
    }
    if (!upload.accepted().allow(file.name, file.type)) {
      file.errors.add(UploadError.NOT_ACCEPTED);
    }
    return file;
  }

  /** The last part of a path, of characters that can be shown. */
  private static String name(String path) {
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    StringBuilder shown = new StringBuilder();
    last.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .forEach(shown::appendCodePoint);
    return cut(shown.toString(), LONGEST_NAME);
  }

  /** A long text loses what is in front, so that an ending stays. */
  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(text.length() - most);
  }

  String ref() {
    return ref;
  }

  boolean isPreflighted() {
    return preflighted;
  }

  /** The browser may send it, here or elsewhere. */
  void preflight(@Nullable Intake here) {
    preflighted = true;
    intake = here;
  }

  @Nullable Intake intake() {
    return intake;
  }

  void fail(UploadError error) {
    if (errors().isEmpty()) {
      errors.add(error);
    }
  }

  void elsewhere(int percent) {
    elsewhere = Math.clamp(percent, 0, 100);
  }

  List<UploadError> errors() {
    UploadError failed = intake == null ? null : intake.error();
    return errors.isEmpty() && failed != null ? List.of(failed) : errors;
  }

  boolean isDone() {
    return intake == null ? elsewhere == 100 : intake.isDone();
  }

  UploadEntry entry() {
    int progress = intake == null ? elsewhere : intake.progress();
    return new UploadEntry(ref, name, type, size, progress, isDone(), errors());
  }
}
