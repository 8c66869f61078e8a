package io.jview.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is much larger than the heap of the server. */
class LargeFileTest {

  private static final long BYTES = 300_000_000;

  private @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8));
    String line = said.readLine();
    while (line != null && !line.matches("\\d+")) {
      line = said.readLine();
    }
    port = Integer.parseInt(String.valueOf(line));
  }

  @AfterEach
  void stop() throws Exception {
    server.getOutputStream().close();
    if (!server.waitFor(20, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
    client.shutdownNow();
  }

  /** The same bytes each time. */
  private static InputStream content() {
    Random random = new Random(42);
    return new InputStream() {
      private long left = BYTES;

      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        int count = (int) Math.min(Math.min(length, 1 << 13), left);
        byte[] some = new byte[count];
        random.nextBytes(some);
        System.arraycopy(some, 0, into, offset, count);
        left -= count;
        return count == 0 ? -1 : count;
      }
    };
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static InputStream form() {
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                text(
                    "--b\r\n"
                        + "Content-Disposition: form-data; name=\"file\";"
                        + " filename=\"big\"\r\n\r\n"),
                content(),
                text("\r\n--b--\r\n"))));
  }

  private static long sum(InputStream in) throws Exception {
    CRC32 sum = new CRC32();
    byte[] piece = new byte[1 << 16];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      sum.update(piece, 0, count);
    }
    return sum.getValue();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  @Test
  void goesThroughAServerOf64MebibytesInBothDirections() throws Exception {
    HttpRequest upload =
        request("/up")
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofInputStream(LargeFileTest::form))
            .build();

    HttpResponse<String> taken = client.send(upload, BodyHandlers.ofString());

    long sum = sum(content());
    assertThat(taken.body()).isEqualTo(BYTES + " " + sum);
    HttpResponse<InputStream> down =
        client.send(request("/down").build(), BodyHandlers.ofInputStream());
    assertThat(sum(down.body())).isEqualTo(sum);
    assertThat(folder.toFile().list()).containsExactly("saved");
    String last = "bytes=" + (BYTES - 10) + "-";
    HttpResponse<byte[]> end =
        client.send(request("/down").header("Range", last).build(), BodyHandlers.ofByteArray());
    assertThat(end.statusCode()).isEqualTo(206);
    assertThat(end.body()).hasSize(10);
  }
}
