package io.jview.web;

import io.jview.liveview.host.LiveLimits;
import io.jview.liveview.host.LiveLimits.Sockets;
import java.time.Duration;

/** The values of {@link Limits}. Changed only while they are made. */
final class LimitValues {

  static final Duration HEARTBEATS = Duration.ofSeconds(60);
  private static final long HEAP = Runtime.getRuntime().maxMemory();
  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;
  private static final int OF_HEAP = (int) Math.min(HEAP / (32 * KIB), Integer.MAX_VALUE);
  private static final int OF_ADDRESS = 256;

  LiveLimits live =
      LiveLimits.DEFAULTS.with(
          new Sockets(OF_HEAP, OF_ADDRESS, OF_HEAP, LiveLimits.DEFAULTS.sockets().viewsOfOne()));
  BodyLimits body = BodyLimits.DEFAULTS;
  long diskBytes = 1L << 30;
  int headerBytes = 16 * KIB;
  long unwrittenBytes = MIB;
  long memoryBytes = HEAP / 8;
  int connections = OF_HEAP;
  Duration requestDeadline = Duration.ofSeconds(30);
  Duration idleTimeout = Duration.ofSeconds(90);
  Duration drainDeadline = Duration.ofSeconds(10);

  LimitValues() {}

  LimitValues(LimitValues from) {
    live = from.live;
    body = from.body;
    diskBytes = from.diskBytes;
    headerBytes = from.headerBytes;
    unwrittenBytes = from.unwrittenBytes;
    memoryBytes = from.memoryBytes;
    connections = from.connections;
    requestDeadline = from.requestDeadline;
    idleTimeout = from.idleTimeout;
    drainDeadline = from.drainDeadline;
  }
}
