package io.jview.pubsub.redis.resp;

import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * What connections are made with.
 *
 * @param user who logs in; null for the default user
 * @param password with what; null for no login
 * @param tls makes connections encrypted; null for plain ones
 * @param database which database is selected
 * @param clientName what {@code CLIENT LIST} shows
 * @param channelPrefix ahead of each topic in a channel's name
 * @param connectTimeout how long one try to connect may take in all
 * @param probeInterval how often delivery is probed, and how long an answer may take
 */
public record RedisOptions(
    @Nullable String user,
    @Nullable String password,
    @Nullable SSLSocketFactory tls,
    int database,
    String clientName,
    String channelPrefix,
    Duration connectTimeout,
    Duration probeInterval) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "RedisOptions[clientName=" + clientName + ", channelPrefix=" + channelPrefix + "]";
  }
}
