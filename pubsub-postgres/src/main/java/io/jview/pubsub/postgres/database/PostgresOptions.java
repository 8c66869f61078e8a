package io.jview.pubsub.postgres.database;

import io.jview.pubsub.Credentials;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What connections are made with.
 *
 * @param url where PostgreSQL is, and who logs in with what
 * @param dataSource where the connection that publishes comes from; null for the URL
 * @param channel what is listened to
 * @param stateTable the table of what is kept for a while
 * @param connectTimeout how long one try to connect may take in all
 * @param livenessInterval how often an idle connection is looked at, and how long an answer may
 *     take
 * @param credentials who logs in, asked at each connecting; null for what the URL says
 * @param lookup tells the addresses of hosts, at each connecting
 */
public record PostgresOptions(
    PostgresUrl url,
    @Nullable DataSource dataSource,
    String channel,
    String stateTable,
    Duration connectTimeout,
    Duration livenessInterval,
    @Nullable Supplier<Credentials> credentials,
    Lookup lookup) {}
