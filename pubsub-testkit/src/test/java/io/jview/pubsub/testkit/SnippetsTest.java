package io.jview.pubsub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The code of the guide is the code that the tests of this module run: a block that opens with
 * {@code java source=File.java#name} is the region of that name, between two comments.
 */
@DisplayName("The guide to custom backends")
class SnippetsTest {

  private static final Path GUIDE = Path.of("../docs/custom-backends.md");
  private static final Path SOURCES = Path.of("src/test/java/io/jview/pubsub/guide");
  private static final Pattern BLOCK =
      Pattern.compile("```java source=(\\S+)#(\\S+)\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// snippet:(\\S+)\n(.*?)// end:\\1\n", Pattern.DOTALL);

  @Test
  @DisplayName("shows the code of the tests, word for word")
  void blocksAreSources() throws IOException {
    List<MatchResult> blocks = BLOCK.matcher(Files.readString(GUIDE)).results().toList();
    assertThat(blocks).isNotEmpty();
    for (MatchResult block : blocks) {
      String source = Files.readString(SOURCES.resolve(block.group(1)));
      assertThat(regions(source).filter(region -> region.group(1).equals(block.group(2))))
          .as(block.group(1) + "#" + block.group(2))
          .extracting(region -> region.group(2))
          .containsExactly(block.group(3));
    }
  }

  @Test
  @DisplayName("shows every region that is marked")
  void regionsAreShown() throws IOException {
    String guide = Files.readString(GUIDE);
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        regions(Files.readString(file))
            .forEach(
                region -> assertThat(guide).contains("source=" + name + "#" + region.group(1)));
      }
    }
  }

  private static Stream<MatchResult> regions(String source) {
    return REGION.matcher(source).results();
  }
}
