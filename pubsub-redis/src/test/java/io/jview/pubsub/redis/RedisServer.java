package io.jview.pubsub.redis;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Dialer;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.redis.resp.RespSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A real Redis on a free port of the loopback interface, with faults. */
public final class RedisServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String HOST = "127.0.0.1";
  private static final Dialer DIALER =
      new Dialer(
          new RedisOptions(
              () -> null, null, null, 0, "admin", PATIENCE, PATIENCE, InetAddress::getAllByName));

  private final Path folder;
  private final String host;
  private final int port;
  private final List<String> command;
  private Process process;

  private RedisServer(Path folder, String host, int port, List<String> command) {
    this.folder = folder;
    this.host = host;
    this.port = port;
    this.command = command;
    this.process = launch();
  }

  /** Starts one with options as on the command line, such as {@code --requirepass secret}. */
  public static RedisServer start(String... options) {
    return start(false, HOST, freePort(), options);
  }

  /** Starts a sentinel, which keeps what it learns in its configuration. */
  static RedisServer startSentinel(String... lines) {
    return start(true, HOST, freePort(), lines);
  }

  static RedisServer startOn(int port, String... options) {
    return start(false, HOST, port, options);
  }

  /** Starts one at another address of the loopback interface. */
  static RedisServer startAt(String host, int port, String... options) {
    return start(false, host, port, options);
  }

  private static RedisServer start(boolean sentinel, String host, int port, String... options) {
    try {
      Path folder = Files.createTempDirectory("jview-redis");
      List<String> command = new ArrayList<>(List.of(binary().toString()));
      if (sentinel) {
        Path file = folder.resolve("sentinel.conf");
        Files.write(file, List.of(options));
        command.addAll(List.of(file.toString(), "--sentinel"));
      }
      command.addAll(List.of("--port", String.valueOf(port), "--bind", host));
      command.addAll(List.of("--dir", folder.toString()));
      if (!sentinel) {
        command.addAll(List.of("--save", "", "--appendonly", "no"));
        command.addAll(Arrays.asList(options));
      }
      return new RedisServer(folder, host, port, command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path binary() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").contains("aarch64");
    String name =
        "redis-server-7.0.15-%s-%s"
            .formatted(system.contains("mac") ? "darwin" : "linux", arm ? "arm64" : "amd64");
    Path file =
        Path.of(System.getProperty("java.io.tmpdir"), ProcessHandle.current().pid() + "-" + name);
    if (!Files.exists(file)) {
      Path part = Files.createTempFile("jview", name);
      try (InputStream in = RedisServer.class.getResourceAsStream("/" + name)) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!part.toFile().setExecutable(true)) {
        throw new IOException(part + " cannot be made executable");
      }
      Files.move(part, file);
      file.toFile().deleteOnExit();
    }
    return file;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() {
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("redis.log").toFile()))
              .start();
      awaitAnswer(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer(Process started) throws IOException {
    Deadline deadline = Deadline.in(PATIENCE);
    while (true) {
      try (RespSocket socket = open()) {
        socket.call(deadline, "PING");
        return;
      } catch (IOException e) {
        if (!started.isAlive()) {
          throw new IOException("Redis ended: " + log(), e);
        }
        deadline.millis();
        Thread.onSpinWait();
      }
    }
  }

  private RespSocket open() throws IOException {
    return DIALER
        .open(new Address(host, port), (socket, any) -> host, Deadline.in(PATIENCE), new Opening())
        .socket();
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /** Where it listens. */
  public String url() {
    return "redis://" + host + ":" + port;
  }

  /** Where it keeps its files. */
  Path folder() {
    return folder;
  }

  String log() {
    try {
      return Files.readString(folder.resolve("redis.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks as the administrator. */
  Object ask(String... words) {
    try (RespSocket socket = open()) {
      return socket.call(Deadline.in(PATIENCE), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for what is a text. */
  String text(String... words) {
    return RespReader.text(ask(words));
  }

  /** The channels with a prefix that somebody is subscribed to, those of probes left out. */
  List<String> channels(String prefix) {
    List<?> all = (List<?>) ask("PUBSUB", "CHANNELS", prefix + "*");
    return all.stream()
        .map(RespReader::text)
        .filter(channel -> !channel.startsWith(prefix + "$jview:"))
        .toList();
  }

  /** The connections with a client name. */
  List<String> clients(String name) {
    return text("CLIENT", "LIST").lines().filter(line -> line.contains("name=" + name)).toList();
  }

  /** How many channels some connections, as listed, are subscribed to. */
  static int subscriptions(List<String> clients) {
    return clients.stream()
        .mapToInt(line -> Integer.parseInt(line.replaceAll(".* sub=(\\d+) .*", "$1")))
        .sum();
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public void restart() {
    process = launch();
  }

  /** Freezes it: the kernel still takes what is sent to it. */
  public void pause() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      resume();
      kill();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
