package io.jview.liveview.process;

import static io.jview.liveview.fixture.FileWire.entry;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * One large file through one socket while others click, and a thousand files at once; in the
 * process, so without a network's time. Larger with {@code -Djview.upload.bytes=2147483648}.
 */
class UploadLoadTest {

  private static final long BYTES = Long.getLong("jview.upload.bytes", 48L << 20);
  private static final int CHUNK = 512 << 10;
  private static final int CLICKERS = 100;
  private static final long HEAP = 32L << 20;
  private static final int MANY = 1_000;

  private final List<Long> sizes = new CopyOnWriteArrayList<>();

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String mount(Params params, Session session, LiveSocket socket) {
          socket.allowUpload(Upload.of("file").maxBytes(BYTES).maxEntries(MANY).chunkBytes(CHUNK));
          return "mounted";
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
          if (event.name().equals("save")) {
            sizes.addAll(socket.consume("file", (entry, file) -> Files.size(file.path())));
          }
          return event.name();
        }

        @Override
        public Html render(String state, RenderContext view) {
          return html("<form>${}${}</form>", state, view.upload("file").input());
        }
      };

  private final LiveRuntime runtime =
      TestRuntimes.started(TestRuntimes.builder().uploads(folder(), 8L << 30).live("/page", view));

  private static Path folder() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "jview-upload-load-" + ProcessHandle.current().pid());
  }

  @AfterEach
  void stop() throws IOException {
    runtime.stop().toCompletableFuture().join();
    Files.deleteIfExists(folder());
  }

  @Test
  void aLargeFileTakesLittleMemoryAndHoldsNobodyUp() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    FileWire files = new FileWire(wire);
    String ref = FileWire.uploadRef(wire.join("/page"));
    AtomicBoolean over = new AtomicBoolean();
    AtomicReference<Throwable> failed = new AtomicReference<>();
    List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
    List<Thread> clickers = new ArrayList<>();
    for (int i = 0; i < CLICKERS; i++) {
      Wire clicker = Wire.at(runtime, "/page");
      clicker.join("/page");
      clickers.add(Thread.startVirtualThread(() -> click(clicker, over, nanos, failed)));
    }
    String entry = entry("0", "large.bin", "", BYTES);
    files.choose(ref, entry);
    files.join("0", files.preflight(ref, entry).get("entries").get("0").asString());
    long idle = heap();
    long most = 0;
    byte[] chunk = new byte[CHUNK];
    long sampled = 0;
    for (long sent = 0; sent < BYTES; sent += CHUNK) {
      JsonNode reply = files.chunk("0", chunk);
      assertThat(reply.get("status").asString()).as(reply.toString()).isEqualTo("ok");
      wire.transport.sent.clear();
      if (sent - sampled >= BYTES / 8) {
        sampled = sent;
        most = Math.max(most, heap());
      }
    }
    wire.transport.next();
    over.set(true);
    for (Thread clicker : clickers) {
      clicker.join();
    }
    wire.click("save");

    assertThat(failed.get()).isNull();
    assertThat(sizes).containsExactly(BYTES);
    assertThat(most - idle).as("bytes above idle").isLessThan(HEAP);
    System.out.printf(
        "%d bytes: heap %+d KiB, %d clicks, p99 %.1f ms%n",
        BYTES, (most - idle) / 1_024, nanos.size(), percentile(nanos, 99) / 1e6);
  }

  private static void click(
      Wire wire, AtomicBoolean over, List<Long> nanos, AtomicReference<Throwable> failed) {
    try {
      for (int i = 0; !over.get(); i++) {
        long begun = System.nanoTime();
        wire.click("n" + i);
        nanos.add(System.nanoTime() - begun);
        wire.transport.sent.clear();
        Thread.sleep(100);
      }
    } catch (Throwable wrong) {
      failed.compareAndSet(null, wrong);
    }
  }

  private static long percentile(List<Long> nanos, int percent) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static long heap() {
    System.gc();
    Runtime jvm = Runtime.getRuntime();
    return jvm.totalMemory() - jvm.freeMemory();
  }

  @Test
  void aThousandFilesComeAtOnce() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    FileWire files = new FileWire(wire);
    String ref = FileWire.uploadRef(wire.join("/page"));
    String[] entries = new String[MANY];
    for (int i = 0; i < MANY; i++) {
      entries[i] = entry(Integer.toString(i), "f" + i, "", 8);
    }
    files.choose(ref, entries);
    JsonNode tokens = files.preflight(ref, entries).get("entries");
    for (int i = 0; i < MANY; i++) {
      String entryRef = Integer.toString(i);
      JsonNode joined = files.join(entryRef, tokens.get(entryRef).asString());
      assertThat(joined.get("status").asString()).as(joined.toString()).isEqualTo("ok");
      files.chunk(entryRef, new byte[4]);
    }
    for (int i = 0; i < MANY; i++) {
      files.push(Integer.toString(i), new byte[4]);
    }
    for (int i = 0; i < 2 * MANY; i++) {
      wire.transport.next();
    }
    wire.click("save");

    assertThat(sizes).hasSize(MANY).allMatch(size -> size == 8);
  }
}
