package io.jview.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.redis.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What somebody sees who has just fetched the project: one command, and its page is there. */
class CleanCopyTest {

  @TempDir private Path folder;

  @Test
  @Timeout(600)
  void theDemoIsBuiltAndStartedByOneCommandAndTheNextTimeItsInstancesAre() throws Exception {
    copy();
    try (DemoProcess demo = demo("--port", "0")) {
      assertThat(get(demo.awaitAddress() + "/counter")).contains("<span id=\"count\">0</span>");
      demo.signal("TERM");
      assertThat(demo.awaitExit()).isEqualTo(143);
    }
    try (RedisServer redis = RedisServer.start();
        DemoProcess demo = demo("--instances", "3", "--port", "0", "--pubsub", redis.url())) {
      for (int i = 0; i < 3; i++) {
        assertThat(get(demo.awaitAddress() + "/counter")).contains("The shared counter");
      }
      demo.signal("TERM");
      assertThat(demo.awaitExit()).isEqualTo(143);
    }
  }

  private DemoProcess demo(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("./jview", "demo"));
    command.addAll(List.of(options));
    return DemoProcess.start(new ProcessBuilder(command).directory(folder.toFile()));
  }

  /** Copies what is under version control, as it is now. */
  private void copy() throws IOException {
    for (String name : tracked()) {
      Path source = Repository.ROOT.resolve(name);
      if (Files.isRegularFile(source)) {
        Path target = folder.resolve(name);
        Files.createDirectories(target.getParent());
        Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static List<String> tracked() throws IOException {
    if (!Files.exists(Repository.ROOT.resolve(".git"))) {
      throw new TestAbortedException("This test needs the project's Git repository");
    }
    Process git = new ProcessBuilder("git", "ls-files").directory(Repository.ROOT.toFile()).start();
    return git.inputReader(UTF_8).lines().toList();
  }

  private static String get(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
          .body();
    }
  }
}
