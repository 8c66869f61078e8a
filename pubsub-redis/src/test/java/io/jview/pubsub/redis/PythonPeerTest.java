package io.jview.pubsub.redis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jview.pubsub.traffic.Recorder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Python program that speaks the Redis format of PyView's guide. */
class PythonPeerTest {

  @TempDir Path folder;

  @Test
  void messagesGoBothWays() throws IOException, InterruptedException {
    Optional<String> python =
        List.of("python3", "/usr/bin/python3").stream().filter(PythonPeerTest::hasRedis).findAny();
    assumeTrue(python.isPresent(), "no python3 with the redis package is installed");
    try (RedisServer server = RedisServer.start()) {
      Process peer = start(python.orElseThrow(), server);
      RedisPubSub node = RedisPubSub.builder(server.url()).channelPrefix("pyview:").build();
      try {
        node.start().toCompletableFuture().join();
        Recorder recorder = new Recorder();
        node.subscribeTopic("s", "answers", recorder).toCompletableFuture().join();
        node.broadcast("questions", List.of(1, "zwei", "drei 🎉")).toCompletableFuture().join();
        recorder.awaitMessage(Map.of("heard", List.of(1L, "zwei", "drei 🎉")));
      } finally {
        node.stop().toCompletableFuture().join();
        peer.destroyForcibly().waitFor();
      }
    }
  }

  private static boolean hasRedis(String python) {
    try {
      Process asked =
          new ProcessBuilder(python, "-c", "import redis.asyncio")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return asked.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Process start(String python, RedisServer server) throws IOException {
    Path script = folder.resolve("peer.py");
    try (InputStream in = PythonPeerTest.class.getResourceAsStream("/peer.py")) {
      Files.copy(in, script);
    }
    Process peer =
        new ProcessBuilder(python, script.toString(), server.url(), "questions", "answers")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = peer.inputReader();
    if (!"subscribed".equals(lines.readLine())) {
      throw new IOException("the Python program did not begin");
    }
    return peer;
  }
}
