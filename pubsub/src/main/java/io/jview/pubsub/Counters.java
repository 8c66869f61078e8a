package io.jview.pubsub;

import java.util.concurrent.atomic.LongAdder;

/** What an engine has counted since it was made. */
final class Counters {
  final LongAdder broadcasts = new LongAdder();
  final LongAdder dropped = new LongAdder();
  final LongAdder failedHandlers = new LongAdder();
  final LongAdder malformed = new LongAdder();
  final LongAdder duplicates = new LongAdder();
  final LongAdder gaps = new LongAdder();
  final LongAdder unhandledGaps = new LongAdder();
  final LongAdder failedBroadcasts = new LongAdder();
}
