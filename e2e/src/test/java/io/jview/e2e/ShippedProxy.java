package io.jview.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A proxy as {@code deploy/} configures it, in front of one instance in place of three. */
final class ShippedProxy implements AutoCloseable {

  private static final int FIRST_PORT = 8_000;

  private final Process process;
  private final Lines log;
  private final int port;

  private ShippedProxy(Process process, int port) {
    this.process = process;
    this.log = Lines.of(process.inputReader(UTF_8));
    this.port = port;
  }

  /** Starts one that keeps its files in a folder. */
  static ShippedProxy start(ProxyKind kind, int instance, Path folder) throws Exception {
    int port = freePort();
    Path file =
        Files.writeString(folder.resolve("proxy.conf"), adapted(kind, port, instance, folder));
    ShippedProxy proxy = new ShippedProxy(launch(kind, kind.run(file), folder), port);
    await("the proxy answers").atMost(20, TimeUnit.SECONDS).until(proxy::answers);
    return proxy;
  }

  /** Has the program check the file, and gives what it says. */
  static String check(ProxyKind kind, Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("proxy.conf"), adapted(kind, freePort(), FIRST_PORT, folder));
    Process process = launch(kind, kind.check(file), folder);
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static String adapted(ProxyKind kind, int port, int instance, Path folder)
      throws IOException {
    String text = kind.adapted(kind.shipped(), port, folder);
    for (int i = 0; i < Cluster.SIZE; i++) {
      assertThat(text).contains("127.0.0.1:" + (FIRST_PORT + i));
      text = text.replace("127.0.0.1:" + (FIRST_PORT + i), "127.0.0.1:" + instance);
    }
    return text;
  }

  private static Process launch(ProxyKind kind, List<String> arguments, Path folder)
      throws IOException {
    List<String> command = Stream.concat(Stream.of(kind.program()), arguments.stream()).toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    return builder.start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  private boolean answers() throws Exception {
    assertThat(process.isAlive()).as("the proxy runs; it said %s", log.soFar()).isTrue();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url("/health/live")))
              .version(HttpClient.Version.HTTP_1_1)
              .timeout(Duration.ofSeconds(5))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException starting) {
      return false;
    }
  }

  /** Ends it by SIGTERM, for those that have workers to end. */
  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    log.rest();
  }
}
