package io.jview.pubsub.postgres;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A real PgBouncer in front of a server, as its administrator. */
final class PgBouncer implements AutoCloseable {

  private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/usr/local/bin");

  private final Scratch scratch = Scratch.create("jview-pgbouncer");
  private final int port = PostgresServer.freePort();
  private final Process process;

  private PgBouncer(Path program, PostgresServer server, String mode) throws IOException {
    PostgresPrograms.giveAway(scratch.folder());
    Path file = scratch.folder().resolve("pgbouncer.ini");
    Files.writeString(file, configuration(server, mode));
    process =
        PostgresPrograms.unprivileged(program, List.of(file.toString()))
            .redirectOutput(Redirect.to(scratch.folder().resolve("pgbouncer.log").toFile()))
            .start();
    await().atMost(Duration.ofSeconds(20)).until(this::listens);
  }

  /**
   * Starts one.
   *
   * @param mode after what a connection goes to another client, such as {@code transaction}
   */
  static PgBouncer inFrontOf(PostgresServer server, String mode) {
    Path program =
        Stream.concat(Stream.of(System.getenv("PATH").split(":")), PLACES.stream())
            .map(folder -> Path.of(folder, "pgbouncer"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> PostgresPrograms.missing("PgBouncer (on the path)"));
    try {
      return new PgBouncer(program, server, mode);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String configuration(PostgresServer server, String mode) {
    return """
    [databases]
    * = host=127.0.0.1 port=%d user=postgres
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = any
    pool_mode = %s
    ignore_startup_parameters = extra_float_digits
    """
        .formatted(server.port(), port, mode);
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    scratch.close();
  }
}
