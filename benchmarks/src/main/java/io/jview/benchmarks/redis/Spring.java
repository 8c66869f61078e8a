package io.jview.benchmarks.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jview.benchmarks.broker.Payload;
import io.jview.benchmarks.broker.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.springframework.data.redis.connection.lettuce.LettuceConnection.PipeliningFlushPolicy;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/**
 * Spring Data Redis: published through the template's pipeline, in batches that it flushes as a
 * whole; received by a listener container with a pool of threads, as its documentation advises.
 */
final class Spring implements Way {

  private static final String CHANNEL = "bench";
  private static final byte[] CHANNEL_BYTES = CHANNEL.getBytes(ISO_8859_1);
  private static final int BATCH = 1_000;

  private final LettuceConnectionFactory connections;
  private final StringRedisTemplate template;
  private final RedisMessageListenerContainer container = new RedisMessageListenerContainer();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final List<byte[]> waiting = new ArrayList<>(BATCH);

  Spring(String host, int port, LongConsumer arrived) {
    connections = new LettuceConnectionFactory(host, port);
    connections.setPipeliningFlushPolicy(PipeliningFlushPolicy.flushOnClose());
    connections.afterPropertiesSet();
    connections.start();
    template = new StringRedisTemplate(connections);
    container.setConnectionFactory(connections);
    container.setTaskExecutor(threads);
    container.addMessageListener(
        (message, pattern) -> arrived.accept(Payload.number(message.getBody(), 1)),
        new ChannelTopic(CHANNEL));
    container.afterPropertiesSet();
    container.start();
  }

  @Override
  public void send(long number) {
    waiting.add(Payload.jsonBytes(number));
    if (waiting.size() == BATCH) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (!waiting.isEmpty()) {
      template.executePipelined(
          (RedisCallback<?>)
              connection -> {
                waiting.forEach(json -> connection.publish(CHANNEL_BYTES, json));
                return null;
              });
      waiting.clear();
    }
  }

  @Override
  public void close() throws Exception {
    container.destroy();
    connections.destroy();
    threads.shutdown();
  }
}
