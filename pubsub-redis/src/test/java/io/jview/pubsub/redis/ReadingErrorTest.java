package io.jview.pubsub.redis;

import static io.jview.pubsub.redis.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.traffic.BreakableThreads;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import org.junit.jupiter.api.Test;

/** An Error on the thread that reads, as where no thread can be had any more. */
class ReadingErrorTest {

  private final BreakableThreads threads = new BreakableThreads();

  @Test
  void isReportedAsTheEndOfTheConnectionAndTheLinkIsRestored() {
    try (RedisServer server = RedisServer.start();
        Instances instances = new Instances()) {
      RedisPubSub from = instances.start(server.url());
      RedisPubSub to =
          instances.start(
              RedisPubSub.builder(server.url()).engine(settings -> settings.executor(threads)));
      Recorder recorder = subscribe(to, "t");
      threads.breakOnce();
      Traffic traffic = new Traffic(from, "t");
      traffic.send(1);
      recorder.awaitGaps(1);
      assertThat(threads.isToBreak()).isFalse();
      traffic.sendUntilHeard(recorder);
      assertThat(instances.causes())
          .anyMatch(
              cause ->
                  cause.startsWith("RECEIVING false") && cause.contains(BreakableThreads.MESSAGE));
    }
  }
}
