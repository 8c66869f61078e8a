package io.jview.benchmarks.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jview.benchmarks.broker.Payload;
import io.jview.benchmarks.broker.Way;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import redis.clients.jedis.BinaryJedisPubSub;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/**
 * The limit: one thread that writes our frames into a pipeline and reads the answers of a thousand
 * at once, and one that reads them back. No outbox, no JSON, no sessions.
 */
final class JedisLoop implements Way {

  private static final byte[] CHANNEL = "bench".getBytes(ISO_8859_1);
  private static final byte[] HEAD = "{\"topic\":\"bench\",\"message\":".getBytes(ISO_8859_1);
  private static final int BATCH = 1_000;

  private final byte[] middle =
      (",\"origin\":\"" + UUID.randomUUID() + "\",\"seq\":").getBytes(ISO_8859_1);
  private final Jedis publisher;
  private final Pipeline pipeline;
  private final Jedis subscriber;
  private final BinaryJedisPubSub subscription;
  private final Thread reader;
  private int waiting;

  JedisLoop(String host, int port, LongConsumer arrived) throws InterruptedException {
    CountDownLatch subscribed = new CountDownLatch(1);
    subscription =
        new BinaryJedisPubSub() {
          @Override
          public void onMessage(byte[] channel, byte[] frame) {
            arrived.accept(Payload.number(frame, HEAD.length + 1));
          }

          @Override
          public void onSubscribe(byte[] channel, int channels) {
            subscribed.countDown();
          }
        };
    subscriber = new Jedis(host, port);
    reader = Thread.ofPlatform().start(() -> subscriber.subscribe(subscription, CHANNEL));
    subscribed.await();
    publisher = new Jedis(host, port);
    pipeline = publisher.pipelined();
  }

  @Override
  public void send(long number) {
    pipeline.publish(CHANNEL, frame(number));
    if (++waiting == BATCH) {
      flush();
    }
  }

  private byte[] frame(long number) {
    byte[] json = Payload.jsonBytes(number);
    byte[] sequence = Long.toString(number + 1).getBytes(ISO_8859_1);
    byte[] frame = new byte[HEAD.length + json.length + middle.length + sequence.length + 1];
    int end = 0;
    for (byte[] part : new byte[][] {HEAD, json, middle, sequence}) {
      System.arraycopy(part, 0, frame, end, part.length);
      end += part.length;
    }
    frame[end] = '}';
    return frame;
  }

  @Override
  public void flush() {
    pipeline.sync();
    waiting = 0;
  }

  @Override
  public void close() throws InterruptedException {
    subscription.unsubscribe();
    reader.join();
    subscriber.close();
    publisher.close();
  }
}
