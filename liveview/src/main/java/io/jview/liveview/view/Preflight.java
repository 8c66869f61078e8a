package io.jview.liveview.view;

import io.jview.liveview.spool.Intake;
import io.jview.liveview.upload.Upload;
import io.jview.liveview.upload.UploadEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Says which files of an upload a browser may send now, each once, and by what token. */
final class Preflight {

  /** How long the client waits for the answer to a chunk, in milliseconds. */
  private static final int CHUNK_TIMEOUT = 30_000;

  private final UploadState state;
  private final Upload upload;
  private final Link.OfView link;
  private final Map<String, Object> allowed = new LinkedHashMap<>();
  private final Map<String, Object> refused = new LinkedHashMap<>();

  Preflight(UploadState state, Link.OfView link) {
    this.state = state;
    this.upload = state.upload();
    this.link = link;
  }

  Map<String, Object> answer(List<?> claimed) {
    if (state.hasErrors() && !upload.isAuto()) {
      return Map.of("ref", state.ref(), "error", errors());
    }
    for (Object one : claimed) {
      UploadFile file = one instanceof Map<?, ?> claim ? state.find(claim.get("ref")) : null;
      if (file != null && !file.isPreflighted() && isWithin(file)) {
        decide(file);
      }
    }
    Map<String, Object> config =
        Map.of(
            "max_file_size", upload.mostBytes(),
            "max_entries", upload.mostEntries(),
            "chunk_size", upload.chunk(),
            "chunk_timeout", CHUNK_TIMEOUT);
    return Map.of("ref", state.ref(), "config", config, "entries", allowed, "errors", refused);
  }

  private boolean isWithin(UploadFile file) {
    return state.files().indexOf(file) < upload.mostEntries();
  }

  private void decide(UploadFile file) {
    UploadEntry entry = file.entry();
    Function<UploadEntry, Map<String, ?>> external = upload.external();
    if (!entry.isValid()) {
      refused.put(file.ref(), reasons(entry));
    } else if (external != null) {
      allowed.put(file.ref(), checked(external.apply(entry)));
      file.preflight(null);
    } else {
      Intake intake = link.intake(upload, entry);
      file.preflight(intake);
      allowed.put(file.ref(), link.offer(intake));
    }
  }

  private Map<String, ?> checked(Map<String, ?> meta) {
    if (!(meta.get("uploader") instanceof String)) {
      throw new IllegalStateException(
          "external of upload '"
              + upload.name()
              + "' needs a member \"uploader\", the name of the page's uploader");
    }
    return meta;
  }

  private List<Object> errors() {
    List<Object> errors = new ArrayList<>();
    if (state.hasTooMany()) {
      errors.add(List.of(state.ref(), "too_many_files"));
    }
    for (UploadFile file : state.files()) {
      reasons(file.entry()).forEach(reason -> errors.add(List.of(file.ref(), reason)));
    }
    return errors;
  }

  private static List<String> reasons(UploadEntry entry) {
    return entry.errors().stream().map(error -> error.name().toLowerCase(Locale.ROOT)).toList();
  }
}
