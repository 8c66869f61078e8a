package io.jview.examples.sink;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.upload.Upload;
import io.jview.liveview.upload.UploadEntry;
import io.jview.liveview.upload.UploadError;
import io.jview.liveview.upload.UploadField;
import io.jview.liveview.upload.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures that come with their form, and a text that comes as soon as it is chosen. */
final class UploadsView implements LiveView<UploadsView.State> {

  private static final Upload PICTURES =
      Upload.of("pictures").accept("image/*").maxBytes(2 << 20).maxEntries(3);

  private static final Upload NOTE =
      Upload.of("note")
          .accept(".txt", "text/plain")
          .maxBytes(100_000)
          .autoUpload()
          .onProgress("note-came");

  /** So many of the pictures that have come are shown. */
  private static final int SHOWN = 12;

  /** A file that has come; two of them may be the same. */
  record Received(String name, long size, String digest) {}

  /**
   * What the page shows.
   *
   * @param first the number of the oldest picture that is shown
   */
  record State(List<Received> pictures, int first, String note) {

    State with(List<Received> more) {
      List<Received> all = new ArrayList<>(pictures);
      all.addAll(more);
      int gone = Math.max(0, all.size() - SHOWN);
      return new State(List.copyOf(all.subList(gone, all.size())), first + gone, note);
    }

    List<Integer> numbers() {
      return IntStream.range(first, first + pictures.size()).boxed().toList();
    }

    Received picture(int number) {
      return pictures.get(number - first);
    }
  }

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Uploads");
    socket.allowUpload(PICTURES);
    socket.allowUpload(NOTE);
    return new State(List.of(), 0, "");
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) throws Exception {
    switch (event.name()) {
      case "cancel" -> socket.cancelUpload("pictures", event.get("ref", ""));
      case "save" -> {
        return state.with(socket.consume("pictures", UploadsView::received));
      }
      case "note-came" -> {
        List<String> notes = socket.consume("note", UploadsView::text);
        return notes.isEmpty() ? state : new State(state.pictures(), state.first(), notes.get(0));
      }
      default -> {}
    }
    return state;
  }

  private static Received received(UploadEntry entry, UploadedFile file)
      throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream content = Files.newInputStream(file.path())) {
      byte[] part = new byte[8_192];
      for (int read = content.read(part); read > 0; read = content.read(part)) {
        digest.update(part, 0, read);
      }
    }
    String hex = HexFormat.of().formatHex(digest.digest());
    return new Received(entry.name(), entry.size(), hex.substring(0, 12));
  }

  private static String text(UploadEntry entry, UploadedFile file) throws IOException {
    return Files.readString(file.path());
  }

  @Override
  public Html render(State state, RenderContext view) {
    UploadField pictures = view.upload("pictures");
    UploadField note = view.upload("note");
    return SinkPages.around(
        "Uploads",
        view,
        html(
            """
            <section class="sink">
              <h2>Pictures with a form</h2>
              <form id="pictures" phx-change="choose" phx-submit="save" phx-drop-target="${}">
                <label for="${}">Up to three pictures of 2 MiB</label>
                ${}
                ${}
                <ul id="chosen" class="plain">${}</ul>
                <button>Save</button>
              </form>
              <ul id="saved" class="plain">${}</ul>
            </section>
            <section class="sink">
              <h2>A text at once</h2>
              <form id="note" phx-change="choose">
                <label for="${}">A note</label>
                ${}
                <ul id="notes" class="plain">${}</ul>
              </form>
              <pre id="text">${}</pre>
            </section>
            """,
            pictures.ref(),
            pictures.ref(),
            pictures.input(),
            each(pictures.errors(), UploadError::name, UploadsView::error),
            each(pictures.entries(), UploadEntry::ref, entry -> chosen(entry, pictures)),
            each(state.numbers(), number -> number, number -> saved(state.picture(number))),
            note.ref(),
            note.input(),
            each(note.entries(), UploadEntry::ref, UploadsView::line),
            state.note()));
  }

  private static Html saved(Received one) {
    return html("<li>${} ${} bytes ${}</li>", one.name(), one.size(), one.digest());
  }

  private static Html error(UploadError error) {
    return html("<p role=\"alert\">${}</p>", error.message());
  }

  private static Html chosen(UploadEntry entry, UploadField field) {
    return html(
        """
        <li>
          ${} ${}
          <button type="button" phx-click="cancel" phx-value-ref="${}">✕</button>
          ${}
        </li>
        """,
        when(entry.type().startsWith("image/"), () -> field.preview(entry)),
        line(entry),
        entry.ref(),
        each(entry.errors(), UploadError::name, UploadsView::error));
  }

  private static Html line(UploadEntry entry) {
    return html(
        "<span>${} <progress max=\"100\" value=\"${}\"></progress></span>",
        entry.name(),
        entry.progress());
  }
}
