package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.patiently;
import static io.jview.pubsub.postgres.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an instance costs the server while nothing is broadcast. */
class IdleTest {

  /** Where the log ends, and which transaction comes next. */
  private static final String WRITTEN =
      "select pg_current_wal_insert_lsn() || ' ' || pg_snapshot_xmax(pg_current_snapshot())";

  private static final String LOOKED_AT =
      "select max(query_start) from pg_stat_activity where application_name = 'jview-listen'";

  /** The server does nothing by itself meanwhile. */
  private static final String[] QUIET = {
    "autovacuum=off", "wal_level=minimal", "max_wal_senders=0", "checkpoint_timeout=1h"
  };

  @Test
  void idleInstanceIsLookedAtAndWritesNoLog() {
    try (PostgresServer server = PostgresServer.start(QUIET);
        Instances instances = new Instances()) {
      server.execute("vacuum", "checkpoint");
      PostgresPubSub instance =
          instances.start(
              PostgresPubSub.builder(server.url()).livenessInterval(Duration.ofMillis(100)));
      subscribe(instance, "t").awaitGaps(0);
      Set<String> looks = new HashSet<>();
      looks.add(server.ask(LOOKED_AT));
      String before = server.ask(WRITTEN);
      patiently()
          .until(
              () -> {
                looks.add(server.ask(LOOKED_AT));
                return looks.size() > 20;
              });
      assertThat(server.ask(WRITTEN)).isEqualTo(before);
      assertThat(server.connections("jview-%")).as("connections of an instance").isEqualTo(2);
    }
  }
}
