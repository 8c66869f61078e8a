package io.jview.pubsub.redis.resp;

import io.jview.pubsub.Credentials;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * What connections are made with.
 *
 * @param credentials who logs in at servers and nodes; asked at each connecting; null for no login
 * @param sentinelCredentials who logs in at sentinels; null for no login
 * @param tls makes connections encrypted; null for plain ones
 * @param database which database is selected
 * @param clientName what {@code CLIENT LIST} shows
 * @param connectTimeout how long one try to connect may take in all
 * @param probeInterval how often delivery is probed, and how long an answer may take
 * @param lookup tells the addresses of hosts, at each connecting
 */
public record RedisOptions(
    Supplier<@Nullable Credentials> credentials,
    @Nullable Credentials sentinelCredentials,
    @Nullable SSLSocketFactory tls,
    int database,
    String clientName,
    Duration connectTimeout,
    Duration probeInterval,
    Lookup lookup) {}
