package io.jview.pubsub.guide;

// snippet:test
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.testkit.AdapterFixture;
import io.jview.pubsub.testkit.PubSubConformance;
import io.jview.pubsub.testkit.PubSubFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file in a shared folder")
class FolderPubSubTest extends PubSubConformance {

  @TempDir Path parent;

  @Override
  protected PubSubFixture newFixture() throws IOException {
    return new FolderFixture(Files.createDirectory(parent.resolve("broker")));
  }

  record FolderFixture(Path folder) implements AdapterFixture {

    @Override
    public PubSubAdapter newAdapter() {
      return new FolderAdapter(folder, "app");
    }

    @Override
    public PubSubProvider newNodeElsewhere() {
      return PubSub.over(new FolderAdapter(folder, "other"));
    }

    @Override
    public void cutLink() {
      move(folder, away());
    }

    @Override
    public void restoreLink() {
      move(away(), folder);
    }

    @Override
    public void publishFrame(String topic, byte[] frame) {
      FolderAdapter foreign = new FolderAdapter(folder, "app");
      foreign.publish(topic, frame).toCompletableFuture().join();
      foreign.close();
    }

    @Override
    public String brokerAddress() {
      return folder.toString();
    }

    private Path away() {
      return folder.resolveSibling("away");
    }

    private static void move(Path from, Path to) {
      try {
        Files.move(from, to);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
// end:test
