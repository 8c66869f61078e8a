package io.jview.pubsub.delivery;

import java.util.concurrent.atomic.LongAdder;

/** What an engine has counted since it was made. */
public final class Counters {
  public final LongAdder broadcasts = new LongAdder();
  public final LongAdder dropped = new LongAdder();
  public final LongAdder failedHandlers = new LongAdder();
  public final LongAdder malformed = new LongAdder();
  public final LongAdder duplicates = new LongAdder();
  public final LongAdder gaps = new LongAdder();
  public final LongAdder disconnections = new LongAdder();
  public final LongAdder unhandledGaps = new LongAdder();
  public final LongAdder failedBroadcasts = new LongAdder();
}
