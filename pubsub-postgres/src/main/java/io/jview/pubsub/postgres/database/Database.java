package io.jview.pubsub.postgres.database;

import io.jview.pubsub.postgres.driver.PromptSockets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens connections and makes sure that they are of use. */
public final class Database {

  private static final String ENCODING = "SELECT current_setting('server_encoding')";

  private final PostgresOptions options;
  private final Driver driver = new Driver();

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
      checkEncoding(connection);
      execute(connection, "LISTEN " + quoted(options.channel()));
      return new Session("the listening connection to PostgreSQL at " + address(), connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens the connection that publishes, or takes it from where the application has it. */
  public Session openPublishing() throws SQLException {
    DataSource source = options.dataSource();
    Connection connection = source == null ? connect("publish") : source.getConnection();
    try {
      connection.setAutoCommit(true);
      checkEncoding(connection);
      return new Session("the publishing connection to PostgreSQL at " + address(), connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private Connection connect(String role) throws SQLException {
    Connection connection = driver.connect(options.url().jdbc(), properties(role));
    if (connection == null) {
      throw new SQLException("the driver does not take its own URL");
    }
    connection.setNetworkTimeout(Runnable::run, 0);
    return connection;
  }

  /** The limits in it are those of a try for one host; a {@link Session} limits the rest. */
  private Properties properties(String role) {
    Properties properties = new Properties();
    properties.putAll(options.url().properties());
    Duration share = options.connectTimeout().dividedBy(address().split(",").length);
    String seconds = String.valueOf(Math.max(1, share.toSeconds()));
    properties.putIfAbsent(PGProperty.CONNECT_TIMEOUT.getName(), seconds);
    properties.put(PGProperty.SOCKET_TIMEOUT.getName(), seconds);
    properties.putIfAbsent(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
    if (role.equals("listen") && driverSees(PromptSockets.class)) {
      properties.putIfAbsent(PGProperty.SOCKET_FACTORY.getName(), PromptSockets.class.getName());
    }
    String application = properties.getProperty(PGProperty.APPLICATION_NAME.getName(), "jview");
    properties.put(PGProperty.APPLICATION_NAME.getName(), application + "-" + role);
    return properties;
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
