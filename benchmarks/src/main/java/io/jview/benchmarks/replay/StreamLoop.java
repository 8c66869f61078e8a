package io.jview.benchmarks.replay;

import io.jview.benchmarks.broker.Payload;
import io.jview.benchmarks.broker.Way;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.List;
import java.util.function.LongConsumer;

/** Lettuce's XADD, flushed for each message or by hand, and a thread that reads by XREAD. */
final class StreamLoop implements Way {

  private static final String STREAM = "bench-stream";
  private static final String FIELD = "f";
  private static final int KEPT = 100_000;
  private static final int PAGE = 1_000;

  private final RedisClient client;
  private final StatefulRedisConnection<String, String> writer;
  private final int batch;
  private final Thread reader;
  private volatile boolean closed;
  private int waiting;

  /** Makes one; a batch of 1 is flushed as it comes. */
  StreamLoop(String url, int batch, LongConsumer arrived) {
    this.batch = batch;
    client = RedisClient.create(url);
    client.connect().sync().del(STREAM);
    StatefulRedisConnection<String, String> reading = client.connect();
    reader = Thread.ofPlatform().name("bench-xread").start(() -> read(reading, arrived));
    writer = client.connect();
    writer.setAutoFlushCommands(batch == 1);
  }

  @SuppressWarnings("unchecked") // an array of one, made by the call
  private void read(StatefulRedisConnection<String, String> reading, LongConsumer arrived) {
    String last = "0-0";
    XReadArgs args = XReadArgs.Builder.block(100).count(PAGE);
    while (!closed) {
      List<StreamMessage<String, String>> page =
          reading.sync().xread(args, XReadArgs.StreamOffset.from(STREAM, last));
      for (StreamMessage<String, String> message : page) {
        arrived.accept(Payload.number(message.getBody().get(FIELD), 1));
        last = message.getId();
      }
    }
  }

  @Override
  public void send(long number) {
    XAddArgs args = new XAddArgs().maxlen(KEPT).approximateTrimming();
    writer.async().xadd(STREAM, args, FIELD, Payload.json(number));
    if (batch > 1 && ++waiting == batch) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (batch > 1) {
      writer.flushCommands();
      waiting = 0;
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    reader.join();
    client.shutdown();
  }
}
