package io.jview.liveview.services;

import io.jview.liveview.host.LiveStats;
import java.util.concurrent.atomic.LongAdder;

/** What a runtime counts; see {@link LiveStats}. Thread-safe. */
public record Counters(
    LongAdder pages,
    LongAdder views,
    LongAdder joins,
    LongAdder refusedJoins,
    LongAdder messages,
    LongAdder droppedInfos,
    LongAdder crashes,
    LongAdder heldBack,
    LongAdder flooding,
    LongAdder tooLong,
    LongAdder failedFrames,
    LongAdder droppedStates) {

  public Counters() {
    this(
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder());
  }

  public LiveStats read(int sockets) {
    return new LiveStats(
        sockets,
        views.sum(),
        pages.sum(),
        joins.sum(),
        refusedJoins.sum(),
        messages.sum(),
        droppedInfos.sum(),
        crashes.sum(),
        heldBack.sum(),
        flooding.sum(),
        tooLong.sum(),
        failedFrames.sum(),
        droppedStates.sum());
  }
}
