package io.jview.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** HAProxy as {@code deploy/haproxy.cfg} configures it, with other ports. */
final class Balancer implements AutoCloseable {

  private static final List<String> SERVERS = List.of("one", "two", "three");
  private static final int FIRST_PORT = 8_000;

  // Columns of "show stat", see HAProxy's management guide, 9.1.
  private static final int NAME = 1;
  private static final int SESSIONS = 4;
  private static final int STATUS = 17;

  private final Process process;
  private final Lines log;
  private final Path folder;
  private final int port;

  private Balancer(Process process, Path folder, int port) {
    this.process = process;
    this.log = Lines.of(process.inputReader(UTF_8));
    this.folder = folder;
    this.port = port;
  }

  /** Starts one. Where the machine lacks HAProxy, tests are skipped, or fail in CI. */
  static Balancer inFrontOf(List<Integer> ports) throws IOException {
    Path program =
        Programs.named("JVIEW_HAPROXY", List.of("haproxy"))
            .or(() -> Programs.existing("/usr/sbin/haproxy"))
            .orElseThrow(() -> Programs.lacking("HAProxy (on the path, or by JVIEW_HAPROXY)"));
    Path folder = Files.createTempDirectory("jview-haproxy");
    int port = freePort();
    Path file = folder.resolve("haproxy.cfg");
    Files.writeString(file, configuration(ports, port, folder.resolve("admin")));
    Process process =
        new ProcessBuilder(program.toString(), "-db", "-f", file.toString())
            .redirectErrorStream(true)
            .start();
    Balancer balancer = new Balancer(process, folder, port);
    await("all instances are up").atMost(20, TimeUnit.SECONDS).until(balancer::allAreUp);
    return balancer;
  }

  private static String configuration(List<Integer> ports, int port, Path admin)
      throws IOException {
    String shipped = Files.readString(Repository.ROOT.resolve("deploy/haproxy.cfg"));
    String result = replaced(shipped, "bind :8080", "bind 127.0.0.1:" + port);
    result =
        replaced(
            result, "global\n", "global\n    stats socket " + admin + " mode 600 level admin\n");
    for (int i = 0; i < SERVERS.size(); i++) {
      result = replaced(result, "127.0.0.1:" + (FIRST_PORT + i), "127.0.0.1:" + ports.get(i));
    }
    return result;
  }

  private static String replaced(String text, String what, String with) {
    assertThat(text).contains(what);
    return text.replaceFirst(what, with);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** How many connections an instance has, sockets of browsers for the most part. */
  int sessions(int instance) {
    return Integer.parseInt(column(instance, SESSIONS));
  }

  boolean isUp(int instance) {
    return column(instance, STATUS).equals("UP");
  }

  boolean allAreUp() {
    return process.isAlive() && isUp(0) && isUp(1) && isUp(2);
  }

  /** Sends whoever comes to one instance only; connections that stand go on. */
  void leadOnlyTo(int instance) {
    lead(instance, true); // ahead of taking the others out: there is always one to go to
    await("the instance is up").until(() -> isUp(instance));
    for (int i = 0; i < SERVERS.size(); i++) {
      if (i != instance) {
        lead(i, false);
      }
    }
  }

  /** Sends whoever comes to all instances. */
  void leadToAll() {
    for (int i = 0; i < SERVERS.size(); i++) {
      lead(i, true);
    }
    await("all instances are up").until(this::allAreUp);
  }

  private void lead(int instance, boolean there) {
    String server = "jview/" + SERVERS.get(instance);
    assertThat(ask("set server " + server + " state " + (there ? "ready" : "maint"))).isBlank();
  }

  private String column(int instance, int column) {
    return ask("show stat jview 4 -1")
        .lines()
        .map(line -> line.split(","))
        .filter(columns -> columns.length > STATUS && columns[NAME].equals(SERVERS.get(instance)))
        .map(columns -> columns[column])
        .findFirst()
        .orElse("0");
  }

  private String ask(String command) {
    try (SocketChannel admin =
            SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("admin")));
        InputStream answer = Channels.newInputStream(admin)) {
      admin.write(ByteBuffer.wrap((command + "\n").getBytes(UTF_8)));
      return new String(answer.readAllBytes(), UTF_8);
    } catch (IOException starting) {
      return "";
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      log.rest();
      Files.deleteIfExists(folder.resolve("admin"));
      Files.delete(folder.resolve("haproxy.cfg"));
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
