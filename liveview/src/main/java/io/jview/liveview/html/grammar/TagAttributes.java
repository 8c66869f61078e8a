package io.jview.liveview.html.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the client goes by of a tag's attributes. Filled while the tag is read. */
final class TagAttributes {

  private @Nullable RootId id;
  private boolean streams;

  /** Takes note of a value, ahead of its spots. */
  void take(String name, AttributeText text, int spots) {
    if (name.equalsIgnoreCase("id")) {
      id = new RootId(spots, text.texts(), text.isWhole());
    } else if (name.equalsIgnoreCase("phx-update")) {
      streams = text.texts().equals(List.of("stream"));
    }
  }

  @Nullable RootId id() {
    return id;
  }

  /** Whether the client keeps what stands in the element: it must know it again by its id. */
  boolean keepsItems() {
    return streams && id != null;
  }
}
