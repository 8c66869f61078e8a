package io.jview.pubsub.guide;

// snippet:chapter
import io.jview.pubsub.testkit.AdapterFixture;
import io.jview.pubsub.testkit.MessageRules;
import io.jview.pubsub.testkit.PubSubFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Messages through a file in a shared folder")
class FolderMessagesTest extends MessageRules {

  @TempDir Path folder;

  @Override
  protected PubSubFixture newFixture() {
    return (AdapterFixture) () -> new FolderAdapter(folder, "app");
  }
}
// end:chapter
