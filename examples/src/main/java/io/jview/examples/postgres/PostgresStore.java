package io.jview.examples.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.jview.examples.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that things are kept in: a few connections that many threads share, and tables that
 * are made when they are found missing.
 */
public final class PostgresStore {

  private static final Pattern URL =
      Pattern.compile("postgres(?:ql)?://(?:([^:@/]*)(?::([^@/]*))?@)?(.*)");

  private static final int CONNECTIONS = 2;
  private static final long WAIT_MILLIS = 2_000;
  private static final String ANSWER_SECONDS = "5";

  private static final String[] TABLES = {"state.sql", "signing.sql", "orders.sql"};
  private static final String LOCK = "select pg_advisory_xact_lock(hashtext('jview_demo'))";
  private static final String NO_TABLE = "42P01";

  private static final String EXTENSION = "create extension if not exists pgcrypto";
  private static final String SET_SECRET =
      "insert into jview_demo.frames_secret (secret) values (?)"
          + " on conflict (only_one) do update set secret = excluded.secret";

  private final DataSource connections;
  private final @Nullable String secret;
  private volatile boolean isPrepared;

  private PostgresStore(DataSource connections, @Nullable String secret) {
    this.connections = connections;
    this.secret = secret;
    this.isPrepared = secret == null;
  }

  /**
   * Makes one, which connects when it is asked something.
   *
   * @param url as the pub/sub takes it
   * @param secret what triggers sign their frames with; null where nothing is signed
   * @return the store
   */
  public static PostgresStore at(String url, @Nullable String secret) {
    HikariConfig config = new HikariConfig();
    address(config, url);
    config.setPoolName("jview-demo");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "jview-demo");
    config.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
    return new PostgresStore(new HikariDataSource(config), secret);
  }

  private static void address(HikariConfig config, String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      config.setJdbcUrl(url);
      return;
    }
    config.setJdbcUrl("jdbc:postgresql://" + parts.group(3));
    config.setUsername(decoded(parts.group(1)));
    config.setPassword(decoded(parts.group(2)));
  }

  private static @Nullable String decoded(@Nullable String text) {
    return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  /** What is to be done on a connection. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Does something on a connection; blocks for some seconds at most. The first one finds no tables,
   * and makes them.
   */
  <T extends @Nullable Object> T ask(Work<T> work) {
    try {
      return askOrCreate(work);
    } catch (SQLException e) {
      throw isMistake(e) ? new IllegalStateException(e) : new StoreUnavailableException(e);
    }
  }

  private <T extends @Nullable Object> T askOrCreate(Work<T> work) throws SQLException {
    try {
      return askPrepared(work);
    } catch (SQLException e) {
      if (!NO_TABLE.equals(e.getSQLState())) {
        throw e;
      }
      askOnce(this::createTables);
      return askOnce(work);
    }
  }

  /** The tables may be older than the secret. */
  private <T extends @Nullable Object> T askPrepared(Work<T> work) throws SQLException {
    if (!isPrepared) {
      askOnce(this::createTables);
      isPrepared = true;
    }
    return askOnce(work);
  }

  private <T extends @Nullable Object> T askOnce(Work<T> work) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      return work.on(connection);
    }
  }

  /** Errors of syntax, rights and data stay errors, however often one tries. */
  private static boolean isMistake(SQLException e) {
    @Nullable String state = e.getSQLState();
    return state != null && (state.startsWith("42") || state.startsWith("22"));
  }

  /** Several instances may begin at once: they take turns. */
  private @Nullable Void createTables(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
      for (String name : TABLES) {
        statement.execute(script(name));
      }
      if (secret != null) {
        statement.execute(EXTENSION);
        keep(secret, connection);
      }
      connection.commit();
      return null;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void keep(String secret, Connection connection) throws SQLException {
    try (PreparedStatement set = connection.prepareStatement(SET_SECRET)) {
      set.setString(1, secret);
      set.executeUpdate();
    }
  }

  private static String script(String name) {
    try (InputStream in = PostgresStore.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
