package io.jview.pubsub.redis.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.spi.NotSentException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes for a while, each under a key of its own that begins as channels do, over the
 * connections that publish. Any thread may call it.
 */
public final class States {

  private static final byte[] SET = ascii("SET");
  private static final byte[] MILLIS = ascii("PX");
  private static final byte[] TAKE = ascii("GETDEL");
  private static final byte[] REMOVE = ascii("DEL");
  private static final byte[] RUN = ascii("EVAL");
  private static final byte[] ONE = ascii("1");

  /** For servers before 6.2. */
  private static final byte[] TAKE_SCRIPT =
      ascii("local v = redis.call('GET', KEYS[1]) redis.call('DEL', KEYS[1]) return v");

  private final Channels channels;
  private final IntFunction<@Nullable Sender> senders;
  private final Consumer<Exception> refused;

  /**
   * Makes it.
   *
   * @param senders gives the connection for a partition; null where there is none now
   * @param refused is told what a server did not do
   */
  public States(
      Channels channels, IntFunction<@Nullable Sender> senders, Consumer<Exception> refused) {
    this.channels = channels;
    this.senders = senders;
    this.refused = refused;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  public CompletableFuture<Void> put(String key, byte[] value, Duration timeToLive) {
    byte[] millis = ascii(Long.toString(timeToLive.toMillis()));
    return call(key, name -> new byte[][] {SET, name, value, MILLIS, millis})
        .thenCompose(this::done);
  }

  public CompletableFuture<Optional<byte[]>> take(String key) {
    return call(key, name -> new byte[][] {TAKE, name})
        .thenCompose(
            reply ->
                reply instanceof RedisError error && error.text().startsWith("ERR unknown command")
                    ? call(key, name -> new byte[][] {RUN, TAKE_SCRIPT, ONE, name})
                    : CompletableFuture.completedFuture(reply))
        .thenCompose(this::value);
  }

  public CompletableFuture<Void> remove(String key) {
    return call(key, name -> new byte[][] {REMOVE, name}).thenCompose(this::done);
  }

  private interface Command {
    byte[][] on(byte[] name);
  }

  private CompletableFuture<@Nullable Object> call(String key, Command command) {
    Channels.Named named = channels.name("$state:" + key);
    Sender sender = senders.apply(named.partition());
    return sender == null
        ? CompletableFuture.failedFuture(new NotSentException("not connected to Redis", null))
        : sender.ask(command.on(named.channel()));
  }

  private CompletableFuture<Void> done(@Nullable Object reply) {
    return reply instanceof RedisError error
        ? failed(error)
        : CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Optional<byte[]>> value(@Nullable Object reply) {
    return reply instanceof RedisError error
        ? failed(error)
        : CompletableFuture.completedFuture(
            reply instanceof byte[] value ? Optional.of(value) : Optional.empty());
  }

  private <T> CompletableFuture<T> failed(RedisError error) {
    Exception failure = error.exception();
    refused.accept(failure);
    return CompletableFuture.failedFuture(failure);
  }
}
