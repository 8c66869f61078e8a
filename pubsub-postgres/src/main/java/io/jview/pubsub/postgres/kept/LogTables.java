package io.jview.pubsub.postgres.kept;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.postgres.database.Causes;
import io.jview.pubsub.postgres.payload.Notify;
import io.jview.pubsub.postgres.payload.Payloads;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.LogEntry;
import io.jview.pubsub.spi.LogPage;
import io.jview.pubsub.spi.LoggedFrame;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The statements for the two tables, whose names begin as the channel does. */
public final class LogTables {

  private static final String UNDEFINED_TABLE = "42P01";

  private final String channel;
  private final String topics;
  private final String log;
  private final String append;
  private final String state;
  private final String read;
  private final String trim;
  private final String sweep;

  /**
   * Makes them.
   *
   * @param prefix what stands ahead of the names
   * @param channel where frames are sent to
   */
  public LogTables(String prefix, String channel) {
    this.channel = channel;
    this.topics = quoted(prefix + "topics");
    this.log = quoted(prefix + "log");
    this.append =
        named(
            """
            WITH given AS (
              SELECT t, f, i
              FROM ROWS FROM (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[]))
                WITH ORDINALITY AS g(t, f, i)
            ), counted AS (
              SELECT t, pg_catalog.count(*) AS n FROM given GROUP BY t ORDER BY t
            ), numbered AS (
              INSERT INTO TOPICS AS known (topic, epoch, newest, age, touched)
              SELECT t, ?, n, ?::bigint, pg_catalog.clock_timestamp() FROM counted ORDER BY t
              ON CONFLICT (topic) DO UPDATE SET newest = known.newest + EXCLUDED.newest,
                age = EXCLUDED.age, touched = EXCLUDED.touched
              RETURNING topic, epoch, newest
            ), placed AS (
              SELECT g.i, g.t, g.f, d.epoch,
                d.newest - c.n + pg_catalog.row_number() OVER (PARTITION BY g.t ORDER BY g.i) AS number
              FROM given g JOIN counted c ON c.t = g.t JOIN numbered d ON d.topic = g.t
            ), logged AS (
              INSERT INTO LOG (topic, number, at, frame)
              SELECT t, number, pg_catalog.clock_timestamp(), f FROM placed
            )
            SELECT epoch, number FROM placed ORDER BY i
            """);
    this.state =
        named(
            """
            SELECT k.epoch, k.newest, coalesce(
              (SELECT number FROM LOG WHERE topic = k.topic AND at >= pg_catalog.clock_timestamp()
                - k.age * interval '1.125 ms' ORDER BY number LIMIT 1), k.newest + 1)
            FROM TOPICS AS k WHERE k.topic = ?
            """);
    this.read =
        named(
            """
            SELECT number, frame FROM (
              SELECT number, frame, pg_catalog.row_number() OVER w AS n,
                pg_catalog.sum(pg_catalog.octet_length(frame)) OVER w AS bytes
              FROM (SELECT number, frame FROM LOG WHERE topic = ? AND number >= ?
                ORDER BY number LIMIT ?) AS part WINDOW w AS (ORDER BY number)) AS counted
            WHERE n <= 2 OR bytes <= ? ORDER BY number
            """);
    this.trim =
        named(
            """
            DELETE FROM LOG WHERE topic = ? AND number < greatest(
              (SELECT newest FROM TOPICS WHERE topic = ?) - ? + 1,
              (SELECT pg_catalog.max(number) + 1 FROM LOG WHERE topic = ?
                AND at < pg_catalog.clock_timestamp() - ? * interval '1 ms'),
              least((SELECT newest FROM TOPICS WHERE topic = ?),
                coalesce((SELECT pg_catalog.max(number) + 1 FROM (SELECT number,
                  pg_catalog.sum(pg_catalog.octet_length(frame)) OVER (ORDER BY number DESC) AS bytes
                  FROM LOG WHERE topic = ?) AS summed WHERE bytes > ?), 0)))
            """);
    this.sweep =
        named(
            """
            WITH idle AS (
              SELECT topic FROM TOPICS
              WHERE touched < pg_catalog.clock_timestamp() - age * interval '1 ms' - interval '7 days'
              LIMIT 1000 FOR UPDATE SKIP LOCKED
            ), gone AS (DELETE FROM TOPICS WHERE topic IN (SELECT topic FROM idle))
            DELETE FROM LOG WHERE (topic, number) IN (
              SELECT topic, number FROM LOG
              WHERE topic IN (SELECT topic FROM TOPICS
                WHERE touched < pg_catalog.clock_timestamp() - age * interval '1 ms')
              LIMIT 10000)
            """);
  }

  private String named(String sql) {
    return sql.replace("TOPICS", topics).replace("LOG", log);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Makes the tables where they are not there, and we may. */
  public void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try {
        statement.executeQuery(named("SELECT 1 FROM TOPICS, LOG LIMIT 0")).close();
        return;
      } catch (SQLException e) {
        if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
          throw e;
        }
      }
      statement.execute(
          named(
              """
              CREATE TABLE IF NOT EXISTS TOPICS (topic text PRIMARY KEY, epoch text NOT NULL,
                newest bigint NOT NULL, age bigint NOT NULL, touched timestamptz NOT NULL);
              CREATE TABLE IF NOT EXISTS LOG (topic text NOT NULL, number bigint NOT NULL,
                at timestamptz NOT NULL, frame text NOT NULL, PRIMARY KEY (topic, number))
              """));
    } catch (SQLException e) {
      throw new SQLException(
          "the tables of kept topics cannot be made; docs/replay.md has the statements for whoever"
              + " may: "
              + Causes.text(e),
          e.getSQLState(),
          e);
    }
  }

  /** Appends frames of topics and notifies, in the transaction that is open. */
  public void append(
      Connection connection, List<String> names, List<byte[]> frames, LogBounds bounds, String id)
      throws SQLException {
    Payloads payloads = new Payloads();
    List<byte[]> placed = placed(connection, names, frames, bounds);
    for (int i = 0; i < placed.size(); i++) {
      payloads.add(placed.get(i), id + Integer.toString(i, Character.MAX_RADIX));
    }
    Notify.send(connection, channel, payloads.finish());
  }

  private List<byte[]> placed(
      Connection connection, List<String> names, List<byte[]> frames, LogBounds bounds)
      throws SQLException {
    List<byte[]> placed = new ArrayList<>(frames.size());
    try (PreparedStatement statement = connection.prepareStatement(append)) {
      Object[] texts = frames.stream().map(frame -> new String(frame, UTF_8)).toArray();
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      statement.setArray(2, connection.createArrayOf("text", texts));
      statement.setString(3, UUID.randomUUID().toString().replace("-", ""));
      statement.setLong(4, bounds.age().toMillis());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          byte[] frame = frames.get(placed.size());
          placed.add(new LoggedFrame(rows.getString(1), rows.getLong(2), frame).encode());
        }
      }
    }
    return placed;
  }

  LogPage read(Connection connection, String topic, long from, int most, long bytes)
      throws SQLException {
    try (PreparedStatement known = connection.prepareStatement(state)) {
      known.setString(1, topic);
      try (ResultSet row = known.executeQuery()) {
        if (!row.next()) {
          return LogPage.NONE;
        }
        long last = row.getLong(2);
        long first = row.getLong(3);
        List<LogEntry> entries =
            from > last
                ? List.of()
                : entries(connection, topic, Math.max(from, first), most, bytes);
        return new LogPage(row.getString(1), first, last, entries);
      }
    }
  }

  private List<LogEntry> entries(
      Connection connection, String topic, long from, int most, long bytes) throws SQLException {
    List<LogEntry> entries = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(read)) {
      statement.setString(1, topic);
      statement.setLong(2, from);
      statement.setInt(3, most);
      statement.setLong(4, bytes);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          byte[] frame = rows.getBytes(2);
          entries.add(new LogEntry(rows.getLong(1), frame));
        }
      }
    }
    return entries;
  }

  void trim(Connection connection, String topic, LogBounds bounds) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(trim)) {
      statement.setString(1, topic);
      statement.setString(2, topic);
      statement.setLong(3, bounds.entries());
      statement.setString(4, topic);
      statement.setLong(5, bounds.age().toMillis());
      statement.setString(6, topic);
      statement.setString(7, topic);
      statement.setLong(8, bounds.bytes());
      statement.execute();
    }
  }

  /** Lets go of the logs of idle topics, some at a time. */
  void sweep(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sweep)) {
      statement.execute();
    }
  }
}
