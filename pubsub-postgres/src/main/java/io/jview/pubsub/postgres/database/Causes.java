package io.jview.pubsub.postgres.database;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;

/** Tells from an error of the driver what has happened, and says so in plain words. */
public final class Causes {

  private static final String CONNECTION = "08";
  private static final String SERVER_ENDS = "57P";
  private static final String SESSION_TIMED_OUT = "25P";
  private static final String LIMIT_EXCEEDED = "54000";

  /** Why a full queue is full, and who can help. */
  private static final String QUEUE_FULL =
      " (the notification queue is full: a session that listens does not read, or is in a long"
          + " transaction; find it in pg_stat_activity and end it)";

  private Causes() {}

  /** What a connection died of. */
  static IOException ended(String who, Throwable cause) {
    return new IOException(who + " ended: " + text(cause), cause);
  }

  /** Whether the connection is over, rather than a statement refused. */
  public static boolean endsConnection(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith(CONNECTION)
        || state.startsWith(SERVER_ENDS)
        || (state.startsWith(SESSION_TIMED_OUT) && state.compareTo("25P03") >= 0);
  }

  /** What went wrong, on one line and without the class. */
  public static String text(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String line = message.lines().findFirst().orElse(message);
    if (failure instanceof SQLException e && LIMIT_EXCEEDED.equals(e.getSQLState())) {
      return line + QUEUE_FULL;
    }
    return failure instanceof SQLException && failure.getCause() instanceof IOException below
        ? line + " (" + plain(below) + ")"
        : line;
  }

  private static String plain(IOException cause) {
    if (cause instanceof UnknownHostException) {
      return "the host is unknown";
    }
    if (cause instanceof EOFException) {
      return "the server closed the connection";
    }
    return String.valueOf(cause.getMessage());
  }
}
