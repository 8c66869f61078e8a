package io.jview.pubsub.replay;

import java.util.concurrent.CompletionStage;

/** Where the messages of kept topics are. */
public interface TopicLog {

  /** How many entries are read at once. */
  int ENTRIES = 512;

  /** How large these may be together. */
  long BYTES = 256 << 10;

  /** No entry: only what is known of the whole log. */
  long NONE = Long.MAX_VALUE;

  /** Reads from a number on; two entries at least where there are two. */
  CompletionStage<Page> read(String topic, long from);
}
