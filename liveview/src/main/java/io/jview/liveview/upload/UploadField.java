package io.jview.liveview.upload;

import static io.jview.liveview.html.Html.html;
import static java.util.stream.Collectors.joining;

import io.jview.liveview.html.Html;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of an upload, as it is at one render. The input must stand in a form that has
 * an id and a {@code phx-change}: only then does the browser tell what was chosen.
 *
 * @param upload what is allowed
 * @param ref the id of the input, for its {@code <label for>} and for {@code phx-drop-target}
 * @param entries the files, in the order in which they were chosen
 * @param preflighted the refs of those that the browser may send
 * @param errors what is wrong with all of them together
 */
public record UploadField(
    Upload upload,
    String ref,
    List<UploadEntry> entries,
    List<String> preflighted,
    List<UploadError> errors) {

  /** Copies the lists. */
  public UploadField {
    entries = List.copyOf(entries);
    preflighted = List.copyOf(preflighted);
    errors = List.copyOf(errors);
  }

  /**
   * Gives the file input, with all that the client needs of it.
   *
   * @return an element, to stand once in the page
   */
  public Html input() {
    return html(
        """
        <input id="${}" type="file" name="${}" accept="${}" multiple="${}" \
        phx-progress="${}" data-phx-hook="Phoenix.LiveFileUpload" data-phx-upload-ref="${}" \
        data-phx-active-refs="${}" data-phx-done-refs="${}" data-phx-preflighted-refs="${}" \
        data-phx-error-refs="${}" data-phx-auto-upload="${}">\
        """,
        ref,
        upload.name(),
        upload.accepted().attribute(),
        upload.mostEntries() > 1,
        upload.progressEvent(),
        ref,
        refs(entry -> true),
        refs(UploadEntry::done),
        String.join(",", preflighted),
        errorRefs(),
        upload.isAuto() ? "true" : null);
  }

  private String refs(Predicate<UploadEntry> which) {
    return entries.stream().filter(which).map(UploadEntry::ref).collect(joining(","));
  }

  private @Nullable String errorRefs() {
    String ofEntries = refs(entry -> !entry.isValid());
    String ofAll = errors.isEmpty() ? "" : ref;
    String comma = ofEntries.isEmpty() || ofAll.isEmpty() ? "" : ",";
    String all = ofAll + comma + ofEntries;
    return all.isEmpty() ? null : all;
  }

  /**
   * Gives a picture of an entry, which the browser makes of the file that it has.
   *
   * @param entry one of the entries, a picture
   * @return an image, to stand once in the page
   */
  public Html preview(UploadEntry entry) {
    return html(
        """
        <img id="phx-preview-${}" alt="${}" data-phx-upload-ref="${}" data-phx-entry-ref="${}" \
        data-phx-hook="Phoenix.LiveImgPreview" data-phx-update="ignore">\
        """,
        entry.ref(),
        entry.name(),
        ref,
        entry.ref());
  }
}
