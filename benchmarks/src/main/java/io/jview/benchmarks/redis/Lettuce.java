package io.jview.benchmarks.redis;

import io.jview.benchmarks.broker.Payload;
import io.jview.benchmarks.broker.Way;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.util.function.LongConsumer;

/** Lettuce's asynchronous commands and its listener; flushed for each message or by hand. */
final class Lettuce implements Way {

  private static final String CHANNEL = "bench";

  private final RedisClient client;
  private final StatefulRedisConnection<String, String> publisher;
  private final int batch;
  private int waiting;

  /** Makes one; a batch of 1 is flushed as it comes. */
  Lettuce(String url, int batch, LongConsumer arrived) {
    this.batch = batch;
    client = RedisClient.create(url);
    var subscriber = client.connectPubSub();
    subscriber.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String channel, String json) {
            arrived.accept(Payload.number(json, 1));
          }
        });
    subscriber.sync().subscribe(CHANNEL);
    publisher = client.connect();
    publisher.setAutoFlushCommands(batch == 1);
  }

  @Override
  public void send(long number) {
    publisher.async().publish(CHANNEL, Payload.json(number));
    if (batch > 1 && ++waiting == batch) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (batch > 1) {
      publisher.flushCommands();
      waiting = 0;
    }
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
