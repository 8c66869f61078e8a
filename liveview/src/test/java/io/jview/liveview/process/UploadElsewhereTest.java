package io.jview.liveview.process;

import static io.jview.liveview.fixture.FileWire.entry;
import static io.jview.liveview.html.Html.html;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.FileWire;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.liveview.upload.Upload;
import io.jview.liveview.upload.UploadEntry;
import io.jview.liveview.upload.UploadWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files that the application writes itself, and such that go to somebody else. */
class UploadElsewhereTest {

  private static final byte[] TEN = "0123456789".getBytes(UTF_8);

  @TempDir private Path folder;

  private final List<String> written = new CopyOnWriteArrayList<>();
  private final List<String> came = new CopyOnWriteArrayList<>();
  private LiveRuntime runtime;
  private Wire wire;
  private FileWire files;
  private String ref = "";

  /** Writes down what is asked of it. */
  private final class Written implements UploadWriter {
    private final UploadEntry entry;

    private Written(UploadEntry entry) {
      this.entry = entry;
    }

    @Override
    public void write(byte[] chunk) throws IOException {
      if (entry.name().equals("full.txt")) {
        throw new IOException("the disk is full");
      }
      written.add(new String(chunk, UTF_8));
    }

    @Override
    public void finish() {
      written.add("finished " + entry.name());
    }

    @Override
    public void cancel() {
      written.add("cancelled " + entry.name());
    }
  }

  private void begin(Upload upload) throws Exception {
    ScriptedView view =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            socket.allowUpload(upload);
            return "mounted";
          }

          @Override
          public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
            if (event.name().equals("save")) {
              came.addAll(socket.consume("photo", (entry, file) -> entry.name()));
            }
            return state;
          }

          @Override
          public Html render(String state, RenderContext view) {
            return html("<form>${}</form>", view.upload("photo").input());
          }
        };
    runtime =
        TestRuntimes.started(TestRuntimes.builder().uploads(folder, 1_000).live("/page", view));
    wire = Wire.at(runtime, "/page");
    ref = FileWire.uploadRef(wire.join("/page"));
    files = new FileWire(wire);
  }

  @AfterEach
  void stop() {
    runtime.stop().toCompletableFuture().join();
  }

  private JsonNode preflight(String name, long size) {
    String entry = entry("0", name, "text/plain", size);
    files.choose(ref, entry);
    return files.preflight(ref, entry).get("entries").get("0");
  }

  private void joined(String name, long size) {
    JsonNode reply = files.join("0", preflight(name, size).asString());
    assertThat(reply.get("status").asString()).isEqualTo("ok");
  }

  private List<Path> onDisk() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(file -> !file.endsWith("lock")).toList();
    }
  }

  @Test
  void aWriterTakesEachChunkAndTheEnd() throws Exception {
    begin(Upload.of("photo").writer(Written::new));
    joined("a.txt", 20);
    files.chunk("0", TEN);
    files.chunk("0", TEN);
    await().until(() -> written.contains("finished a.txt"));
    assertThat(wire.transport.next().get(3).asString()).isEqualTo("phx_close");

    wire.click("save");

    assertThat(came).containsExactly("a.txt");
    assertThat(written).containsExactly("0123456789", "0123456789", "finished a.txt");
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void aWriterIsToldThatItsFileIsNotWantedAnyMore() throws Exception {
    begin(Upload.of("photo").writer(Written::new));
    joined("a.txt", 20);
    files.chunk("0", TEN);

    wire.close();

    await().until(() -> written.contains("cancelled a.txt"));
    assertThat(written).containsExactly("0123456789", "cancelled a.txt");
  }

  @Test
  void whatAWriterThrowsEndsItsUploadAlone() throws Exception {
    begin(Upload.of("photo").writer(Written::new));
    joined("full.txt", 20);

    JsonNode reply = files.chunk("0", TEN);

    assertThat(reply.get("status").asString()).isEqualTo("error");
    assertThat(reply.toString()).contains("failed");
    await().until(() -> written.contains("cancelled full.txt"));
    assertThat(wire.transport.next().get(3).asString()).isEqualTo("phx_close");
    wire.click("save");
    assertThat(came).isEmpty();
  }

  @Test
  void aFileForSomebodyElseGetsWhatItsUploaderNeedsAndNoToken() throws Exception {
    begin(
        Upload.of("photo")
            .external(entry -> Map.of("uploader", "S3", "url", "/put/" + entry.name())));

    JsonNode meta = preflight("a.txt", 20);
    assertThat(meta.get("uploader").asString()).isEqualTo("S3");
    assertThat(meta.get("url").asString()).isEqualTo("/put/a.txt");
    files.progress(ref, "0", "50");
    wire.click("save");
    assertThat(came).isEmpty();
    files.progress(ref, "0", "100");
    wire.click("save");

    assertThat(came).containsExactly("a.txt");
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void whatADeadProcessHasLeftBehindIsRemovedAtTheStart() throws Exception {
    Path left = Files.createDirectories(folder.resolve("left"));
    Files.createFile(left.resolve("lock"));
    Files.writeString(left.resolve("abc"), "half a photo");
    Path others = Files.createDirectories(folder.resolve("others"));
    Files.writeString(others.resolve("notes.txt"), "not ours");

    begin(Upload.of("photo"));

    await().until(() -> !Files.exists(left));
    assertThat(others.resolve("notes.txt")).exists();
  }
}
