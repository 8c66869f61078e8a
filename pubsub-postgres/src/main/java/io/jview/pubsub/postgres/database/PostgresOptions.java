package io.jview.pubsub.postgres.database;

import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What connections are made with.
 *
 * @param url where PostgreSQL is, and who logs in with what
 * @param dataSource where the connection that publishes comes from; null for the URL
 * @param channel what is listened to
 * @param connectTimeout how long one try to connect may take in all
 * @param livenessInterval how often an idle connection is looked at, and how long an answer may
 *     take
 */
public record PostgresOptions(
    PostgresUrl url,
    @Nullable DataSource dataSource,
    String channel,
    Duration connectTimeout,
    Duration livenessInterval) {}
