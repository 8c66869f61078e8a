package io.jview.pubsub.postgres.database;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  /** Login, database, right, standby, setting. */
  private static final Pattern REFUSALS = Pattern.compile("28...|3D000|42501|25006|22023");

  private static final String STANDBY =
      "it is a standby: the URL must lead to the primary; of several hosts in it that one is used";

  private static final String ZONE =
      "the server does not know this JVM's time zone: start Java with -Duser.timezone=UTC, or leave"
          + " socketFactory and sslfactory out of the URL";

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

  /** Whether the server does not let us in, which will be the same the next time. */
  public static boolean isRefusal(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException e
          && REFUSALS.matcher(String.valueOf(e.getSQLState())).matches()) {
        return true;
      }
    }
    return false;
  }

  /** What went wrong, on one line and without the class. */
  public static String text(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String line = message.lines().findFirst().orElse(message);
    if (failure instanceof SQLException e && LIMIT_EXCEEDED.equals(e.getSQLState())) {
      return line + QUEUE_FULL;
    }
    if (failure instanceof SQLException e && advice(e, line) != null) {
      return line + " (" + advice(e, line) + ")";
    }
    return failure instanceof SQLException && failure.getCause() instanceof IOException below
        ? line + " (" + plain(below) + ")"
        : line;
  }

  /** What can be done about an answer of the server; null where it says so itself. */
  private static @Nullable String advice(SQLException e, String line) {
    return switch (String.valueOf(e.getSQLState())) {
      case "28P01" -> "the user or the password is wrong";
      case "28000" -> "pg_hba.conf of the server lets that user not in from here, or not so";
      case "3D000" -> "the name of the database stands behind the host in the URL";
      case "53300" -> "raise max_connections of the server, or let fewer connect to it";
      case "57P03" -> "it is tried again";
      case "55P03" ->
          "another transaction that notifies holds the lock under which they commit; the log and"
              + " docs/postgresql.md tell which";
      case "25006" -> line.contains("recovery") ? STANDBY : null;
      case "22023" -> line.contains("\"TimeZone\"") ? ZONE : null;
      default -> null;
    };
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
