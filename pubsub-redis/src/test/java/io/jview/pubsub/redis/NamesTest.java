package io.jview.pubsub.redis;

import static io.jview.pubsub.redis.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names that stand for several addresses. */
class NamesTest {

  private static final String NOBODY = "127.0.0.9";
  private static final String SILENT = "127.0.0.3";

  private final RedisServer server = RedisServer.start();
  private final Instances instances = new Instances();

  @AfterEach
  void stop() {
    instances.close();
    server.close();
  }

  private RedisPubSubBuilder at(String scheme, int port, String path, List<String> places) {
    return RedisPubSub.builder(scheme + "://redis.test:" + port + path)
        .lookup(name -> addresses(places));
  }

  private static InetAddress[] addresses(List<String> places) throws UnknownHostException {
    InetAddress[] all = new InetAddress[places.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = InetAddress.getByName(places.get(i));
    }
    return all;
  }

  @Test
  void everyAddressOfAServerIsTriedWithinItsShareOfTheTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(server.port(), 50, InetAddress.getByName(SILENT))) {
      assertThat(silent.isBound()).isTrue();
      RedisPubSub instance =
          instances.start(
              at("redis", server.port(), "", List.of(NOBODY, SILENT, "127.0.0.1"))
                  .connectTimeout(Duration.ofSeconds(9)));
      new Traffic(instance, "t").sendUntilHeard(subscribe(instance, "t"));
    }
  }

  @Test
  void everyAddressOfASentinelIsTried() {
    try (RedisServer sentinel =
        RedisServer.startSentinel("sentinel monitor main 127.0.0.1 " + server.port() + " 1")) {
      RedisPubSub instance =
          instances.start(
              RedisPubSub.builder("redis-sentinel://redis.test:" + sentinel.port() + "/main")
                  .lookup(
                      name ->
                          name.equals("redis.test")
                              ? addresses(List.of(NOBODY, "127.0.0.1"))
                              : InetAddress.getAllByName(name)));
      new Traffic(instance, "t").sendUntilHeard(subscribe(instance, "t"));
      instances.close();
    }
  }

  @Test
  void nameIsLookedUpAnewAtEachTry() {
    AtomicReference<List<String>> places = new AtomicReference<>(List.of("127.0.0.1"));
    RedisPubSub instance =
        instances.start(
            RedisPubSub.builder("redis://redis.test:" + server.port())
                .lookup(name -> addresses(places.get())));
    Recorder recorder = subscribe(instance, "t");
    try (RedisServer next = RedisServer.startAt("127.0.0.2", server.port())) {
      places.set(List.of(NOBODY, "127.0.0.2"));
      server.kill();
      recorder.awaitGaps(1);
      assertThat(next.channels("jview:")).containsExactly("jview:t");
      instances.close();
    }
  }

  @Test
  void whereNoAddressAnswersEachIsTold() {
    assertThat(instances.refusal(at("redis", RedisServer.freePort(), "", List.of(NOBODY, SILENT))))
        .contains("redis.test", "at 127.0.0.9 the connection was refused", "at 127.0.0.3");
  }
}
