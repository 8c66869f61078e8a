package io.jview.liveview.view;

import io.jview.liveview.Event;
import io.jview.liveview.spool.Intake;
import io.jview.liveview.upload.Upload;
import io.jview.liveview.upload.UploadConsumer;
import io.jview.liveview.upload.UploadError;
import io.jview.liveview.upload.UploadField;
import io.jview.liveview.upload.UploadedFile;
import io.jview.pubsub.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The uploads of one page, its components' included. Files come past it, from the socket to the
 * disk; it says which may, and what becomes of them. Used by the view's thread.
 */
public final class PageUploads {

  private final Link.@Nullable OfView link;
  private final Supplier<String> ids;
  private final Map<String, UploadState> byRef = new HashMap<>(2);
  private final List<UploadedFile> given = new ArrayList<>(0);

  /**
   * Makes one.
   *
   * @param link null on a plain page, to which nothing is sent
   */
  PageUploads(Link.@Nullable OfView link, Supplier<String> ids) {
    this.link = link;
    this.ids = ids;
  }

  void allow(int owner, Upload upload) {
    if (link != null) {
      link.checkChunk(upload.chunk());
    }
    UploadState known = find(owner, upload.name());
    if (known != null) {
      known.allow(upload);
      return;
    }
    String ref = "upload-" + ids.get();
    byRef.put(ref, new UploadState(upload, owner, ref, this::drop));
  }

  private @Nullable UploadState find(int owner, String name) {
    for (UploadState state : byRef.values()) {
      if (state.owner() == owner && state.upload().name().equals(name)) {
        return state;
      }
    }
    return null;
  }

  private UploadState get(int owner, String name) {
    UploadState state = find(owner, name);
    if (state == null) {
      throw new IllegalArgumentException(
          "no upload '" + name + "' is allowed here; do so in mount with socket.allowUpload");
    }
    return state;
  }

  UploadField field(int owner, String name) {
    return get(owner, name).field();
  }

  void cancel(int owner, String name, String ref) {
    UploadState state = get(owner, name);
    UploadFile file = state.find(ref);
    if (file != null) {
      state.drop(file);
    }
  }

  private void drop(UploadFile file) {
    Intake intake = file.intake();
    if (intake != null && link != null) {
      link.withdraw(intake);
    }
  }

  /** Gives each file that has come to the application, and forgets it. */
  <R> List<R> consume(int owner, String name, UploadConsumer<R> consumer) throws Exception {
    List<R> results = new ArrayList<>();
    for (UploadedFile file : take(owner, name)) {
      try {
        results.add(consumer.take(file.entry(), file));
      } finally {
        file.close();
        given.remove(file);
      }
    }
    return results;
  }

  /** Hands over those files that have come; they live no longer than their page. */
  List<UploadedFile> take(int owner, String name) {
    UploadState state = get(owner, name);
    List<UploadedFile> taken = new ArrayList<>();
    for (UploadFile file : List.copyOf(state.files())) {
      if (file.isDone() && file.errors().isEmpty()) {
        state.files().remove(file);
        Intake intake = file.intake();
        taken.add(intake == null ? new ElsewhereFile(file.entry()) : intake.handOver(file.entry()));
      }
    }
    given.addAll(taken);
    return taken;
  }

  /** Takes note of what a browser has chosen, {@code {"ref":[{…}]}}. */
  public void chosen(Map<?, ?> uploads) {
    uploads.forEach(
        (ref, claimed) -> {
          UploadState state = byRef.get(ref);
          if (state != null && claimed instanceof List<?> files) {
            state.choose(files);
          }
        });
  }

  /** Answers a browser that asks whether it may send; null where it asks for nothing there is. */
  public @Nullable Map<String, Object> preflight(Map<?, ?> asked) {
    UploadState state = byRef.get(asked.get("ref"));
    Link.OfView offers = link;
    if (state == null || offers == null || !(asked.get("entries") instanceof List<?> claimed)) {
      return null;
    }
    state.choose(claimed);
    return new Preflight(state, offers).answer(claimed);
  }

  /**
   * Takes note of how far a browser says that it is: of what comes here it is known better.
   *
   * @return where the application wants to know it, its event
   */
  public @Nullable Progress progress(Map<?, ?> told) {
    UploadState state = byRef.get(told.get("ref"));
    UploadFile file = state == null ? null : state.find(told.get("entry_ref"));
    if (state == null || file == null) {
      return null;
    }
    if (told.get("progress") instanceof Number percent) {
      if (state.upload().external() != null && file.isPreflighted()) {
        file.elsewhere(percent.intValue());
      }
    } else {
      file.fail(UploadError.FAILED);
      drop(file);
    }
    return progress(state, file);
  }

  private static @Nullable Progress progress(UploadState state, UploadFile file) {
    String event = state.upload().progressEvent();
    return event == null
        ? null
        : new Progress(
            state.owner(),
            Event.of(
                event,
                "progress",
                Message.of(Map.of("name", state.upload().name(), "ref", file.ref()))));
  }

  /**
   * How far an upload is, for the application.
   *
   * @param owner the component whose it is; 0 for the view
   */
  public record Progress(int owner, Event event) {}

  /** The components that have any. */
  Set<Integer> owners() {
    return byRef.values().stream()
        .map(UploadState::owner)
        .filter(owner -> owner > 0)
        .collect(Collectors.toSet());
  }

  /** Ends those of a component. */
  void endOwner(int cid) {
    byRef
        .values()
        .removeIf(
            state -> {
              boolean its = state.owner() == cid;
              if (its) {
                state.files().forEach(this::drop);
              }
              return its;
            });
  }

  /** Ends all, with their page. */
  void end() {
    byRef.values().forEach(state -> state.files().forEach(this::drop));
    byRef.clear();
    given.forEach(UploadedFile::close);
    given.clear();
  }
}
