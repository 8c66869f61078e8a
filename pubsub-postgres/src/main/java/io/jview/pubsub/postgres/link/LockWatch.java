package io.jview.pubsub.postgres.link;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names who keeps everybody from notifying: PostgreSQL lets transactions that notify commit one
 * after another, under a lock, and one that waits for its flush or its standby keeps it. Used by
 * one thread.
 */
final class LockWatch {

  private static final Logger log = LoggerFactory.getLogger(LockWatch.class);

  private static final String HOLDER =
      "SELECT a.pid, coalesce(a.application_name, ''), coalesce(a.wait_event, 'nothing')"
          + " FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid"
          + " WHERE l.locktype = 'object' AND l.database = 0 AND l.objid = 0 AND l.granted"
          + " AND l.classid = 'pg_catalog.pg_database'::pg_catalog.regclass"
          + " AND l.mode = 'AccessExclusiveLock' LIMIT 1";

  private final String address;
  private final BooleanSupplier isSendingSlow;
  private int told;

  LockWatch(String address, BooleanSupplier isSendingSlow) {
    this.address = address;
    this.isSendingSlow = isSendingSlow;
  }

  /** Asks only while something is slow; a line for each holder. */
  void look(Connection connection) throws SQLException {
    if (!isSendingSlow.getAsBoolean()) {
      told = 0;
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HOLDER)) {
      if (row.next() && row.getInt(1) != told) {
        told = row.getInt(1);
        log.warn(
            "Broadcasts wait, as do all transactions that notify: the lock under which PostgreSQL"
                + " at {} lets them commit (object 'database 0' in pg_locks) is held by process {}"
                + " ('{}'), which waits for {}; SyncRep is a synchronous standby that is away",
            address,
            told,
            row.getString(2),
            row.getString(3));
      }
    }
  }
}
