package io.jview.liveview.process;

import static io.jview.liveview.fixture.FileWire.entry;
import static io.jview.liveview.html.Html.each;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files at the level of frames, from browsers that tell the truth and from such that do not. */
class UploadTest {

  private static final byte[] TEN = "0123456789".getBytes(UTF_8);

  @TempDir private Path folder;

  private Upload upload = Upload.of("photo").maxBytes(100).maxEntries(2);
  private final List<String> came = new CopyOnWriteArrayList<>();

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String mount(Params params, Session session, LiveSocket socket) {
          socket.allowUpload(upload);
          return "mounted";
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
          log.add(event.name());
          if (event.name().equals("save")) {
            came.addAll(socket.consume("photo", (entry, file) -> Files.readString(file.path())));
          } else if (event.name().startsWith("cancel ")) {
            socket.cancelUpload("photo", event.name().substring("cancel ".length()));
          }
          return state;
        }

        @Override
        public Html render(String state, RenderContext view) {
          return html(
              "<form>${}${}</form>",
              view.upload("photo").input(),
              each(
                  view.upload("photo").entries(),
                  UploadEntry::ref,
                  e -> html("<i>${} ${} ${}</i>", e.name(), e.progress(), e.errors().toString())));
        }
      };

  private LiveRuntime runtime;
  private Wire wire;
  private FileWire files;
  private String ref = "";

  private void begin(long budget) throws Exception {
    runtime =
        TestRuntimes.started(TestRuntimes.builder().uploads(folder, budget).live("/page", view));
    wire = Wire.at(runtime, "/page");
    ref = FileWire.uploadRef(wire.join("/page"));
    files = new FileWire(wire);
  }

  @AfterEach
  void stop() {
    if (runtime != null) {
      runtime.stop().toCompletableFuture().join();
    }
  }

  private static String token(JsonNode preflight, String entryRef) {
    return preflight.get("entries").get(entryRef).asString();
  }

  private String joined(String entryRef, String name, String type, long size) {
    String entry = entry(entryRef, name, type, size);
    files.choose(ref, entry);
    String token = token(files.preflight(ref, entry), entryRef);
    assertThat(files.join(entryRef, token).get("status").asString()).isEqualTo("ok");
    return token;
  }

  private static String outcome(JsonNode reply) {
    JsonNode reason = reply.get("response").get("reason");
    return reason == null ? reply.get("status").asString() : reason.asString();
  }

  private List<Path> onDisk() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("lock"))
          .toList();
    }
  }

  private void closed(String entryRef) {
    JsonNode frame = wire.transport.next();
    assertThat(frame.get(2).asString()).isEqualTo("lvu:" + entryRef);
    assertThat(frame.get(3).asString()).isEqualTo("phx_close");
  }

  @Test
  void aFileComesInChunksAndIsConsumedOnce() throws Exception {
    begin(1_000);
    joined("0", "a.txt", "text/plain", 20);
    assertThat(outcome(files.chunk("0", TEN))).isEqualTo("ok");
    assertThat(files.progress(ref, "0", "50").get("diff").toString()).contains("50");
    assertThat(onDisk()).hasSize(1);
    wire.click("save");
    assertThat(came).isEmpty();
    assertThat(outcome(files.chunk("0", TEN))).isEqualTo("ok");
    closed("0");
    files.progress(ref, "0", "100");
    wire.click("save");

    assertThat(came).containsExactly("01234567890123456789");
    assertThat(onDisk()).isEmpty();
    wire.click("save");
    assertThat(came).hasSize(1);
  }

  @Test
  void aBrowsersClaimOfProgressIsNotBelieved() throws Exception {
    begin(1_000);
    joined("0", "a.txt", "text/plain", 20);
    files.progress(ref, "0", "100");
    wire.click("save");
    assertThat(came).isEmpty();
  }

  @Test
  void aFileIsNoLongerThanTheBrowserSaid() throws Exception {
    begin(1_000);
    joined("0", "a.txt", "text/plain", 15);
    files.chunk("0", TEN);
    assertThat(outcome(files.chunk("0", TEN))).isEqualTo("too_large");
    closed("0");
    assertThat(onDisk()).isEmpty();
    assertThat(files.progress(ref, "0", "{\"error\":\"too_large\"}").toString())
        .contains("TOO_LARGE");
  }

  @Test
  void aTokenIsGoodOnceAndForItsSocket() throws Exception {
    begin(1_000);
    String token = joined("0", "a.txt", "text/plain", 20);
    assertThat(outcome(files.join("1", token))).isEqualTo("invalid_token");
    assertThat(outcome(files.join("1", "made-up"))).isEqualTo("invalid_token");

    files.choose(ref, entry("2", "b.txt", "text/plain", 20));
    String other = token(files.preflight(ref, entry("2", "b.txt", "text/plain", 20)), "2");
    Wire stranger = Wire.at(runtime, "/page");
    stranger.join("/page");
    assertThat(outcome(new FileWire(stranger).join("2", other))).isEqualTo("invalid_token");
    assertThat(files.preflight(ref, entry("2", "b.txt", "text/plain", 20)).get("entries"))
        .isEmpty();
  }

  @Test
  void whatIsTooLargeOrOfAnotherTypeGetsNoToken() throws Exception {
    upload = upload.accept("image/*", ".csv");
    begin(1_000);
    JsonNode refused =
        files.preflight(
            ref,
            entry("0", "a.png", "image/png", 101),
            entry("1", "a.exe", "application/x-msdownload", 10));
    assertThat(refused.get("error").toString())
        .isEqualTo("[[\"0\",\"too_large\"],[\"1\",\"not_accepted\"]]");
  }

  @Test
  void moreThanAllowedGetNoToken() throws Exception {
    begin(1_000);
    JsonNode refused =
        files.preflight(
            ref, entry("0", "a", "", 1), entry("1", "b", "", 1), entry("2", "c", "", 1));
    assertThat(refused.get("error").toString()).contains("too_many_files");
  }

  @Test
  void whatIsInAFileDecides() throws Exception {
    upload = upload.accept("image/*");
    begin(1_000);
    joined("0", "a.png", "image/png", 10);
    assertThat(outcome(files.chunk("0", TEN))).isEqualTo("not_accepted");
    closed("0");
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void whatIsCancelledIsGone() throws Exception {
    begin(1_000);
    joined("0", "a.txt", "text/plain", 20);
    files.chunk("0", TEN);
    wire.push("event", "{\"type\":\"click\",\"event\":\"cancel 0\",\"value\":{}}");
    closed("0");
    wire.transport.next();
    assertThat(onDisk()).isEmpty();
    assertThat(outcome(files.chunk("0", TEN))).isEqualTo("unmatched topic");
  }

  @Test
  void aLostConnectionLeavesNothing() throws Exception {
    begin(1_000);
    joined("0", "a.txt", "text/plain", 20);
    files.chunk("0", TEN);
    joined("1", "b.txt", "text/plain", 10);
    files.chunk("1", TEN);
    closed("1");
    assertThat(onDisk()).hasSize(2);
    wire.close();
    await().untilAsserted(() -> assertThat(onDisk()).isEmpty());
  }

  @Test
  void allFilesTogetherHaveABudget() throws Exception {
    begin(15);
    joined("0", "a.txt", "text/plain", 20);
    assertThat(outcome(files.chunk("0", TEN))).isEqualTo("ok");
    assertThat(outcome(files.chunk("0", TEN))).isEqualTo("no_room");
    closed("0");
    wire.click("cancel 0");
    joined("1", "b.txt", "text/plain", 10);
    assertThat(outcome(files.chunk("1", TEN))).isEqualTo("ok");
  }

  @Test
  void chunksThatDoNotWaitAreRefused() throws Exception {
    begin(1_000);
    joined("0", "a.txt", "text/plain", 90);
    for (int i = 0; i < 9; i++) {
      files.push("0", TEN);
    }
    for (int i = 0; i < 9; i++) {
      wire.transport.next();
    }
    assertThat(wire.transport.closeCode).isNotCompleted();
  }

  @Test
  void anotherFileTakesThePlaceOfTheOnlyOne() throws Exception {
    upload = Upload.of("photo").maxBytes(100);
    begin(1_000);
    joined("0", "a.txt", "text/plain", 20);
    files.chunk("0", TEN);
    wire.push(
        "event",
        "{\"type\":\"form\",\"event\":\"choose\",\"value\":\"\",\"uploads\":{\"%s\":[%s]}}"
            .formatted(ref, entry("1", "b.txt", "text/plain", 10)));
    closed("0");
    assertThat(wire.transport.next().toString()).contains("b.txt").doesNotContain("a.txt");
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void aNameIsNoPath() throws Exception {
    begin(1_000);
    JsonNode shown = files.choose(ref, entry("0", "..\\\\..\\\\etc/x\\u0000y.txt", "", 1));
    assertThat(shown.toString()).contains("<i>").contains("xy.txt").doesNotContain("etc");
  }

  @Test
  void chunksThatNoFrameTakesAreRefusedAtOnce() throws Exception {
    upload = upload.chunkBytes(2 << 20);
    runtime = TestRuntimes.started(TestRuntimes.builder().live("/page", view));
    wire = Wire.at(runtime, "/page");
    JsonNode reply = wire.join(wire.topic(), wire.joinPayload("url", "http://localhost:8000/page"));
    assertThat(Wire.status(reply)).isEqualTo("error");
  }
}
