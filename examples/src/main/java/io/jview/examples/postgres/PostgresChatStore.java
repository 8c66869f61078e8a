package io.jview.examples.postgres;

import io.jview.examples.chat.ChatMessage;
import io.jview.examples.chat.ChatStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Keeps the latest messages of each room in a table of PostgreSQL, for all instances. */
public final class PostgresChatStore implements ChatStore {

  private static final String READ =
      "select id, author, text from jview_demo.messages where room = ? order by id desc limit ?";

  private static final String ADD =
      "insert into jview_demo.messages (room, author, text) values (?, ?, ?)";

  private static final String TRIM =
      """
      delete from jview_demo.messages where room = ? and id <= (
        select id from jview_demo.messages where room = ? order by id desc offset ? limit 1)
      """;

  private final PostgresStore store;
  private final List<String> rooms;
  private final int kept;

  /**
   * Makes a store.
   *
   * @param store where the messages are kept
   * @param rooms the rooms' names, in the order to show them
   * @param kept how many messages of a room are kept
   */
  public PostgresChatStore(PostgresStore store, List<String> rooms, int kept) {
    this.store = store;
    this.rooms = List.copyOf(rooms);
    this.kept = kept;
  }

  @Override
  public List<String> rooms() {
    return rooms;
  }

  @Override
  public List<ChatMessage> messages(String room) {
    return store.ask(connection -> read(connection, room));
  }

  private List<ChatMessage> read(Connection connection, String room) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      read.setString(1, room);
      read.setInt(2, kept);
      try (ResultSet rows = read.executeQuery()) {
        List<ChatMessage> newestFirst = new ArrayList<>();
        while (rows.next()) {
          newestFirst.add(new ChatMessage(rows.getLong(1), rows.getString(2), rows.getString(3)));
        }
        return List.copyOf(newestFirst.reversed());
      }
    }
  }

  @Override
  public void add(String room, String author, String text) {
    if (!rooms.contains(room)) {
      throw new IllegalArgumentException("There is no room \"" + room + "\"");
    }
    store.ask(connection -> run(connection, ADD, room, storable(author), storable(text)));
    store.ask(connection -> run(connection, TRIM, room, room, kept));
  }

  /** A text of PostgreSQL holds any character but NUL. */
  private static String storable(String text) {
    return text.replace('\0', ' ');
  }

  private static int run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
