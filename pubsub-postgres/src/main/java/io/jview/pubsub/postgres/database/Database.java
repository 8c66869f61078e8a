package io.jview.pubsub.postgres.database;

import io.jview.pubsub.Credentials;
import io.jview.pubsub.postgres.driver.PromptSockets;
import io.jview.pubsub.postgres.driver.UtcTls;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens connections and makes sure that they are of use. */
public final class Database {

  private static final String ENCODING = "SELECT pg_catalog.current_setting('server_encoding')";

  /** What a role or a database may have set for its sessions, and ours cannot work with. */
  private static final String SETTINGS =
      "SELECT pg_catalog.set_config(s.name, v.value, false) FROM pg_catalog.pg_settings s"
          + " JOIN (VALUES ('statement_timeout', '0'), ('idle_session_timeout', '0'),"
          + " ('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0'),"
          + " ('default_transaction_read_only', 'off'), ('lock_timeout', ?)) AS v(name, value)"
          + " ON s.name = v.name WHERE s.setting <> v.value";

  private final PostgresOptions options;
  private final Driver driver = new Driver();
  private final boolean seesPromptSockets = driverSees(PromptSockets.class);
  private volatile boolean isPoolChecked;

  /** Which of the addresses is tried first: the one that was good last. */
  private volatile int lastGood;

  public Database(PostgresOptions options) {
    this.options = options;
  }

  /** The hosts with their ports, as errors name them. */
  public String address() {
    return options.url().address();
  }

  /** Opens the connection that listens, and listens. */
  public Session openListening() throws SQLException {
    Connection connection = connect("listen");
    try {
      prepare(connection, Duration.ZERO);
      execute(connection, "LISTEN " + quoted(options.channel()));
      return new Session("the listening connection to PostgreSQL at " + address(), connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens the connection that publishes, or takes it from where the application has it. */
  public Session openPublishing() throws SQLException {
    return open("publish", "publishing");
  }

  /** Opens the connection that keeps states, or takes it from where the application has it. */
  public Session openStoring() throws SQLException {
    return open("state", "storing");
  }

  private Session open(String role, String name) throws SQLException {
    DataSource source = options.dataSource();
    Connection connection = source == null ? connect(role) : source.getConnection();
    try {
      connection.setAutoCommit(true);
      if (source == null) {
        prepare(connection, options.livenessInterval());
      } else if (!isPoolChecked) {
        checkEncoding(connection);
        isPoolChecked = true;
      }
      return new Session("the " + name + " connection to PostgreSQL at " + address(), connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Sets our own session right.
   *
   * @param lockTimeout how long to wait for the lock of all transactions that notify: what has not
   *     got it then has not notified, for certain
   */
  private static void prepare(Connection connection, Duration lockTimeout) throws SQLException {
    checkEncoding(connection);
    try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
      statement.setString(1, String.valueOf(lockTimeout.toMillis()));
      statement.execute();
    }
  }

  /** Of a host with several addresses each is tried: the first of each, the second, and so on. */
  private Connection connect(String role) throws SQLException {
    Hosts hosts = new Hosts(address(), options.lookup());
    int tries = seesPromptSockets ? hosts.mostAddresses() : 1;
    List<SQLException> failures = new ArrayList<>();
    int first = lastGood;
    for (int number = first; number < first + tries; number++) {
      try {
        Connection connection = connect(properties(role, hosts, number));
        lastGood = number % tries;
        return connection;
      } catch (SQLException e) {
        failures.add(e);
      }
    }
    throw failures.getFirst();
  }

  private Connection connect(Properties properties) throws SQLException {
    Connection connection = driver.connect(options.url().jdbc(), properties);
    if (connection == null) {
      throw new SQLException("the driver does not take its own URL");
    }
    connection.setNetworkTimeout(Runnable::run, 0);
    return connection;
  }

  /** The limits in it are those of a try for one host; a {@link Session} limits the rest. */
  private Properties properties(String role, Hosts hosts, int number) {
    Properties properties = new Properties();
    properties.putAll(options.url().properties());
    logIn(properties);
    Duration share =
        options.connectTimeout().dividedBy((long) hosts.mostAddresses() * hosts.count());
    String seconds = String.valueOf(Math.max(1, share.toSeconds()));
    properties.putIfAbsent(PGProperty.CONNECT_TIMEOUT.getName(), seconds);
    properties.put(PGProperty.SOCKET_TIMEOUT.getName(), seconds);
    properties.putIfAbsent(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
    properties.putIfAbsent(PGProperty.HOST_RECHECK_SECONDS.getName(), "0");
    if (seesPromptSockets && properties.getProperty(PGProperty.SOCKET_FACTORY.getName()) == null) {
      properties.put(PGProperty.SOCKET_FACTORY.getName(), PromptSockets.class.getName());
      properties.put(PGProperty.SOCKET_FACTORY_ARG.getName(), hosts.places(number));
    }
    if (seesPromptSockets) {
      properties.putIfAbsent(PGProperty.SSL_FACTORY.getName(), UtcTls.class.getName());
    }
    String application = properties.getProperty(PGProperty.APPLICATION_NAME.getName(), "jview");
    properties.put(PGProperty.APPLICATION_NAME.getName(), application + "-" + role);
    return properties;
  }

  private void logIn(Properties properties) {
    Supplier<Credentials> source = options.credentials();
    if (source != null) {
      Credentials now = source.get();
      if (now.user() != null) {
        properties.put(PGProperty.USER.getName(), now.user());
      }
      properties.put(PGProperty.PASSWORD.getName(), now.password());
    }
  }

  /** Not where an application server has the driver, and the application has us. */
  private static boolean driverSees(Class<?> ours) {
    try {
      return Class.forName(ours.getName(), false, Driver.class.getClassLoader()) == ours;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static void checkEncoding(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ENCODING)) {
      row.next();
      String encoding = row.getString(1);
      if (!"UTF8".equals(encoding)) {
        throw new SQLException(
            "the encoding of the database is "
                + encoding
                + ", and messages need UTF8: CREATE DATABASE … ENCODING 'UTF8'");
      }
    }
  }

  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
