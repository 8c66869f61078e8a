package io.jview.liveview.upload;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What files a page takes: given to {@link io.jview.liveview.LiveSocket#allowUpload} in {@code
 * mount}. Immutable: each method gives another one.
 *
 * <pre>{@code
 * static final Upload PHOTO = Upload.of("photo").accept("image/*").maxBytes(8 << 20).maxEntries(3);
 * }</pre>
 */
public final class Upload {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");

  private final Values values;

  private Upload(Values values) {
    this.values = values;
  }

  /** What it is made of. Never written to once the upload is given. */
  private static final class Values {
    final String name;
    AcceptedTypes accepted = AcceptedTypes.ANY;
    long maxBytes = 8_000_000;
    int maxEntries = 1;
    int chunkBytes = 64_000;
    boolean auto;
    @Nullable String progressEvent;
    UploadWriter.@Nullable Factory writer;
    @Nullable Function<UploadEntry, Map<String, ?>> external;

    Values(String name) {
      this.name = name;
    }

    Values(Values other) {
      name = other.name;
      accepted = other.accepted;
      maxBytes = other.maxBytes;
      maxEntries = other.maxEntries;
      chunkBytes = other.chunkBytes;
      auto = other.auto;
      progressEvent = other.progressEvent;
      writer = other.writer;
      external = other.external;
    }
  }

  private Upload with(Consumer<Values> change) {
    Values changed = new Values(values);
    change.accept(changed);
    return new Upload(changed);
  }

  /**
   * Begins one: one file of any type and of at most 8,000,000 bytes, in chunks of 64,000.
   *
   * @param name its name, unique in its view or component: letters, digits, dashes and underscores
   * @return the upload
   * @throws IllegalArgumentException if the name is none
   */
  public static Upload of(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of an upload: letters, digits, dashes and underscores");
    }
    return new Upload(new Values(name));
  }

  /**
   * Sets which files are taken. What has another name or another type is refused, and so is what
   * turns out to be something else when its first bytes come: a program that is called {@code
   * .png}.
   *
   * @param types media types such as {@code image/png}, groups such as {@code image/*}, and endings
   *     such as {@code .csv}; none: any file
   * @return an upload with these
   * @throws IllegalArgumentException if one is none of that
   */
  public Upload accept(String... types) {
    AcceptedTypes accepted = AcceptedTypes.of(types);
    return with(changed -> changed.accepted = accepted);
  }

  /**
   * Sets how long a file may be.
   *
   * @param most the length in bytes, at least 1
   * @return an upload with it
   * @throws IllegalArgumentException if it is less than 1
   */
  public Upload maxBytes(long most) {
    if (most < 1) {
      throw new IllegalArgumentException("a file may have at least 1 byte, not " + most);
    }
    return with(changed -> changed.maxBytes = most);
  }

  /**
   * Sets how many files may be chosen. Of one, the next takes the place of the last.
   *
   * @param most how many, 1 to 1,000
   * @return an upload with it
   * @throws IllegalArgumentException if it is less or more
   */
  public Upload maxEntries(int most) {
    if (most < 1 || most > 1_000) {
      throw new IllegalArgumentException("an upload has 1 to 1,000 files, not " + most);
    }
    return with(changed -> changed.maxEntries = most);
  }

  /**
   * Has files come as soon as they are chosen, rather than when their form is submitted.
   *
   * @return an upload that does
   */
  public Upload autoUpload() {
    return with(changed -> changed.auto = true);
  }

  /**
   * Sets how much of a file comes at once. Larger chunks need fewer round trips; one must fit into
   * a frame ({@code Limits.frameBytes}).
   *
   * @param bytes the length, at least 1,000
   * @return an upload with it
   * @throws IllegalArgumentException if it is less
   */
  public Upload chunkBytes(int bytes) {
    if (bytes < 1_000) {
      throw new IllegalArgumentException("a chunk has at least 1,000 bytes, not " + bytes);
    }
    return with(changed -> changed.chunkBytes = bytes);
  }

  /**
   * Has {@code handleEvent} told how far a file is, at most once for each percent: with the name of
   * the upload as {@code name} and the entry's as {@code ref}.
   *
   * @param event the event's name
   * @return an upload with it
   */
  public Upload onProgress(String event) {
    requireNonNull(event, "event");
    return with(changed -> changed.progressEvent = event);
  }

  /**
   * Has what comes written by the application, in place of temporary files.
   *
   * @param factory opens a writer for each file
   * @return an upload with it
   */
  public Upload writer(UploadWriter.Factory factory) {
    requireNonNull(factory, "factory");
    return with(changed -> changed.writer = factory);
  }

  /**
   * Has browsers send files to somebody else, such as a storage service. What is given goes to the
   * page's uploader of that name, one of {@code window.jview.uploaders}.
   *
   * @param meta gives what the uploader needs for a file; its member {@code uploader} names it. The
   *     user sees all of it. Called on the view's thread
   * @return an upload with it
   */
  public Upload external(Function<UploadEntry, Map<String, ?>> meta) {
    requireNonNull(meta, "meta");
    return with(changed -> changed.external = meta);
  }

  /**
   * Gives its name.
   *
   * @return the name
   */
  public String name() {
    return values.name;
  }

  /**
   * Gives which files are taken.
   *
   * @return their types
   */
  public AcceptedTypes accepted() {
    return values.accepted;
  }

  /**
   * Tells how long a file may be.
   *
   * @return the length in bytes
   */
  public long mostBytes() {
    return values.maxBytes;
  }

  /**
   * Tells how many files may be chosen.
   *
   * @return how many
   */
  public int mostEntries() {
    return values.maxEntries;
  }

  /**
   * Tells how much comes at once.
   *
   * @return the length in bytes
   */
  public int chunk() {
    return values.chunkBytes;
  }

  /**
   * Tells whether files come as soon as they are chosen.
   *
   * @return whether they do
   */
  public boolean isAuto() {
    return values.auto;
  }

  /**
   * Gives the event that tells how far files are.
   *
   * @return its name; null where there is none
   */
  public @Nullable String progressEvent() {
    return values.progressEvent;
  }

  /**
   * Gives what writes files.
   *
   * @return opens writers; null where files are temporary ones
   */
  public UploadWriter.@Nullable Factory writer() {
    return values.writer;
  }

  /**
   * Gives what tells browsers where else to send files.
   *
   * @return the function; null where they come here
   */
  public @Nullable Function<UploadEntry, Map<String, ?>> external() {
    return values.external;
  }
}
