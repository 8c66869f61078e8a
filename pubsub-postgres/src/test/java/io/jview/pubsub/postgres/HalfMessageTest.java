package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.patiently;

import io.jview.pubsub.testkit.FaultProxy;
import io.jview.pubsub.traffic.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HalfMessageTest {

  /** Where the driver reads a notification, and waits for the rest of it without a limit. */
  private static final String READING = "receiveAsyncNotify";

  @Test
  @DisplayName("O4 a peer that dies in the middle of a message is found out")
  void messageThatStopsHalfWay() throws IOException {
    try (PostgresServer server = PostgresServer.start();
        FaultProxy proxy = FaultProxy.to("127.0.0.1", server.port());
        Instances instances = new Instances()) {
      PostgresPubSub sender = instances.start(server.url());
      PostgresPubSub receiver =
          instances.start(
              PostgresPubSub.builder(
                      "postgresql://postgres@127.0.0.1:" + proxy.port() + "/postgres")
                  .livenessInterval(Duration.ofSeconds(2)));
      Recorder recorder = Instances.subscribe(receiver, "t");
      proxy.throttle(20_000);
      sender.broadcast("t", "x".repeat(200_000)).toCompletableFuture().join();
      patiently().until(() -> isReadingAMessage(":" + proxy.port()));
      proxy.swallow();
      patiently().until(() -> !receiver.stats().receiving());
      proxy.pass();
      recorder.awaitGaps(1);
      sender.broadcast("t", "whole").toCompletableFuture().join();
      recorder.awaitMessage("whole");
    }
  }

  private static boolean isReadingAMessage(String address) {
    for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
      String name = thread.getKey().getName();
      if (name.startsWith("jview-postgres-listen-") && name.endsWith(address)) {
        return Arrays.stream(thread.getValue())
            .anyMatch(frame -> frame.getMethodName().equals(READING));
      }
    }
    return false;
  }
}
