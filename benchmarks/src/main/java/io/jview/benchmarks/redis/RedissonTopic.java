package io.jview.benchmarks.redis;

import io.jview.benchmarks.broker.Payload;
import io.jview.benchmarks.broker.Way;
import java.util.function.LongConsumer;
import org.redisson.Redisson;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** Redisson's topic, published to asynchronously, with texts as they are. */
final class RedissonTopic implements Way {

  private final RedissonClient client;
  private final RTopic topic;

  RedissonTopic(String url, LongConsumer arrived) {
    Config config = new Config();
    config.setCodec(StringCodec.INSTANCE);
    config.useSingleServer().setAddress(url);
    client = Redisson.create(config);
    topic = client.getTopic("bench");
    topic.addListener(String.class, (channel, json) -> arrived.accept(Payload.number(json, 1)));
  }

  @Override
  public void send(long number) {
    topic.publishAsync(Payload.json(number));
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
