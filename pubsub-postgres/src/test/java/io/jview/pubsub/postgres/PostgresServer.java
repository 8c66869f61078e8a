package io.jview.pubsub.postgres;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real PostgreSQL on a free port of the loopback interface, with faults. The administrator is
 * {@code postgres}, without a password; another role logs in with its own. It ends with this
 * process at the latest, however that ends.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final String ADMIN = "postgres";
  private static final String ACCESS =
      """
      host all postgres 127.0.0.1/32 trust
      host all all 127.0.0.1/32 scram-sha-256
      """;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For tests: it starts at once, writes little and waits for no disk. */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=" + HOST,
          "unix_socket_directories=",
          "shared_buffers=32MB",
          "max_wal_size=256MB",
          "full_page_writes=off",
          "fsync=off");

  private final Scratch scratch = Scratch.create("jview-postgres");
  private final Path data = scratch.folder().resolve("data");
  private final Path log = scratch.folder().resolve("postgres.log");
  private final int port = freePort();
  private final PostgresRelease release;
  private final PostgresPrograms programs;
  private final List<String> arguments;
  private Process process;

  private PostgresServer(PostgresRelease release, String... settings) throws IOException {
    this.release = release;
    programs = PostgresPrograms.of(release);
    PostgresPrograms.giveAway(scratch.folder());
    arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", String.valueOf(port)));
    SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
    List.of(settings).forEach(setting -> arguments.addAll(List.of("-c", setting)));
    initialise();
    process = launch();
  }

  /** Starts the newest release, with settings such as {@code max_connections=20}. */
  public static PostgresServer start(String... settings) {
    return start(PostgresRelease.NEWEST, settings);
  }

  /** Starts a release, with settings such as {@code max_connections=20}. */
  public static PostgresServer start(PostgresRelease release, String... settings) {
    try {
      return new PostgresServer(release, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void initialise() throws IOException {
    List<String> options = List.of("-U", ADMIN, "-A", "trust", "-E", "UTF8", "--no-locale", "-N");
    List<String> words = new ArrayList<>(List.of("-D", data.toString()));
    words.addAll(options);
    Process initialising = logged(programs.command("initdb", words));
    if (initialising.onExit().join().exitValue() != 0) {
      throw new IOException("initdb failed: " + log());
    }
    Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
  }

  private Process logged(ProcessBuilder command) throws IOException {
    return command.redirectOutput(Redirect.appendTo(log.toFile())).start();
  }

  private Process launch() {
    try {
      Process started = logged(programs.command("postgres", arguments));
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> isReady(started));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last line of its lock file tells how far it is. */
  private boolean isReady(Process started) throws IOException {
    if (!started.isAlive()) {
      throw new IOException("PostgreSQL ended: " + log());
    }
    Path state = data.resolve("postmaster.pid");
    String line = Files.exists(state) ? Files.readString(state).strip() : "";
    return line.endsWith("ready") || line.endsWith("standby");
  }

  /** What it and {@code initdb} have printed. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens, on the loopback interface. */
  public int port() {
    return port;
  }

  /** How the administrator reaches the database {@code postgres}. */
  public String url() {
    return url(ADMIN);
  }

  /** How the administrator reaches a database. */
  public String url(String database) {
    return "postgresql://%s@%s:%d/%s".formatted(ADMIN, HOST, port, database);
  }

  /** Connects as the administrator. */
  public Connection connect(String database) throws SQLException {
    String url = "jdbc:postgresql://%s:%d/%s?user=%s&ApplicationName=test-admin";
    return DriverManager.getConnection(url.formatted(HOST, port, database, ADMIN));
  }

  /** Runs statements as the administrator, in the database {@code postgres}. */
  public void execute(String... statements) {
    executeIn(ADMIN, statements);
  }

  /** Runs statements as the administrator. */
  public void executeIn(String database, String... statements) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives the first value of the first row of an answer, as text; null where there is none. */
  public String ask(String query) {
    return askIn(ADMIN, query);
  }

  /** Gives the first value of the first row of an answer, as text; null where there is none. */
  public String askIn(String database, String query) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a database. */
  public void createDatabase(String name) {
    execute("create database \"%s\"".formatted(name));
  }

  /** Removes a database, and ends whoever is connected to it. */
  public void dropDatabase(String name) {
    execute("drop database \"%s\" with (force)".formatted(name));
  }

  /** Makes a role that may log in and has no right beyond what everybody has. */
  public void createRole(String name, String password) {
    execute("create role \"%s\" login password '%s'".formatted(name, password));
  }

  /** Counts the connections whose application name is like a pattern. */
  public int connections(String applicationName) {
    return count("count(*)", applicationName);
  }

  /** Ends the connections whose application name is like a pattern; tells how many. */
  public int terminate(String applicationName) {
    return count("count(pg_terminate_backend(pid, 5000))", applicationName);
  }

  private int count(String what, String applicationName) {
    String query = "select %s from pg_stat_activity where application_name like '%s'";
    return Integer.parseInt(ask(query.formatted(what, applicationName)));
  }

  /** Which one it is of. */
  PostgresRelease release() {
    return release;
  }

  /** Where the connections come from whose application name is like a pattern. */
  Set<Integer> clientPorts(String applicationName) {
    String query =
        "select string_agg(client_port::text, ',') from pg_stat_activity where application_name"
            + " like '%s'";
    String ports = ask(query.formatted(applicationName));
    return ports == null
        ? Set.of()
        : Stream.of(ports.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
  }

  /** Ends it in good order: connections are ended, transactions rolled back. */
  public void stopFast() {
    stop("INT");
  }

  /** Ends it at once, as a crash does: it must recover when it is started again. */
  public void stopImmediately() {
    stop("QUIT");
  }

  private void stop(String signal) {
    signal(process.toHandle(), signal);
    process.onExit().join();
  }

  /** Ends all of its processes, as {@code kill -9} does. */
  public void kill() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(child -> child.onExit().join());
    data.resolve("postmaster.pid").toFile().delete();
  }

  /** Starts it again, after a stop or a kill, with the same data on the same port. */
  public void restart() {
    process = launch();
  }

  /** Starts it again as a standby, which follows nobody and may be read. */
  public void restartAsStandby() {
    try {
      Files.createFile(data.resolve("standby.signal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    restart();
  }

  /** Freezes all of its processes: the kernel still takes what is sent to them. */
  public void pause() {
    signal(process.toHandle(), "STOP");
    process.descendants().forEach(child -> signal(child, "STOP"));
  }

  /** Lets it go on after {@link #pause()}. */
  public void resume() {
    process.descendants().forEach(child -> signal(child, "CONT"));
    signal(process.toHandle(), "CONT");
  }

  private static void signal(ProcessHandle process, String name) {
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
    }
    scratch.close();
  }
}
