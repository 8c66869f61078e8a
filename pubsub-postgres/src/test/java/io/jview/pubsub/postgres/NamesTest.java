package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.traffic.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A host that stands for several addresses. */
class NamesTest {

  @Test
  void everyAddressIsTriedWithinItsShareOfTheTime() throws IOException {
    try (PostgresServer server = PostgresServer.start();
        ServerSocket silent =
            new ServerSocket(server.port(), 50, InetAddress.getByName("127.0.0.3"));
        Instances instances = new Instances()) {
      assertThat(silent.isBound()).isTrue();
      InetAddress[] places = {
        InetAddress.getByName("127.0.0.9"),
        InetAddress.getByName("127.0.0.3"),
        InetAddress.getByName("127.0.0.1")
      };
      PostgresPubSub instance =
          instances.start(
              PostgresPubSub.builder(
                      "postgresql://postgres@db.test:%d/postgres".formatted(server.port()))
                  .connectTimeout(Duration.ofSeconds(20))
                  .lookup(name -> places));
      new Traffic(instance, "t").sendUntilHeard(subscribe(instance, "t"));
    }
  }
}
