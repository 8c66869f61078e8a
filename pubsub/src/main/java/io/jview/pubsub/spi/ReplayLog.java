package io.jview.pubsub.spi;

import java.util.concurrent.CompletionStage;

/**
 * What an adapter can do besides whose broker keeps a log of each topic: a {@link PubSubAdapter}
 * that implements this too can be used for topics that are replayed. The engine does the rest:
 * history, catching up, gaps, slow readers.
 *
 * <p>The entries of a topic are numbered without a hole, from 1 on, within an epoch. A log that was
 * lost, or that cannot go on with its numbers, begins another epoch: no number is ever given twice
 * within one, as far as the broker can know.
 *
 * <p>No method may block, and stages may complete on any thread, as for {@link PubSubAdapter}.
 */
public interface ReplayLog {

  /**
   * Appends a frame to a topic's log and sends it to the topic's subscribers, both or neither, as
   * {@link LoggedFrame#encode} writes it. What subscribers get has the order of the log. Called as
   * {@link PubSubAdapter#publish} is, in its place: by one thread at a time, for both together.
   *
   * @param topic the topic
   * @param frame the bytes, which the adapter may keep and must not change
   * @param bounds how much of the topic is to be kept
   * @return done when the frame is in the log; fails as that of {@link PubSubAdapter#publish}
   */
  CompletionStage<Void> append(String topic, byte[] frame, LogBounds bounds);

  /**
   * Reads a part of a topic's log, as it is at one moment after the call. May be called by many
   * threads, for one topic and place one call at a time.
   *
   * @param topic the topic
   * @param from the number of the first entry wanted; where that is not kept any more, the oldest
   *     that is; a number past the last one asks for none
   * @param entries how many entries are wanted at most; 2 or more
   * @param bytes how large their frames should be together at most; the first two are wanted
   *     whatever their size
   * @return what was read; fails in case of trouble, and is tried again
   */
  CompletionStage<LogPage> read(String topic, long from, int entries, long bytes);
}
