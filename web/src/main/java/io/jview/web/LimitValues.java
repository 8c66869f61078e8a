package io.jview.web;

import java.time.Duration;

/** The values of {@link Limits}. Changed only while they are made. */
final class LimitValues {

  static final Duration HEARTBEATS = Duration.ofSeconds(60);
  private static final long HEAP = Runtime.getRuntime().maxMemory();
  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  int frameBytes = MIB;
  int firstFrameBytes = 64 * KIB;
  int formBytes = MIB;
  int headerBytes = 16 * KIB;
  int addressBytes = 16 * KIB;
  int fields = 1_000;
  long unwrittenBytes = MIB;
  long memoryBytes = HEAP / 8;
  int messagesPerSecond = 100;
  int messageBurst = 500;
  int connections = (int) Math.min(HEAP / (32 * KIB), Integer.MAX_VALUE);
  int sockets = (int) Math.min(HEAP / (32 * KIB), Integer.MAX_VALUE);
  int socketsOfAddress = 256;
  Duration requestDeadline = Duration.ofSeconds(30);
  Duration joinDeadline = Duration.ofSeconds(20);
  Duration idleTimeout = Duration.ofSeconds(90);
  Duration drainDeadline = Duration.ofSeconds(10);

  LimitValues() {}

  LimitValues(LimitValues from) {
    frameBytes = from.frameBytes;
    firstFrameBytes = from.firstFrameBytes;
    formBytes = from.formBytes;
    headerBytes = from.headerBytes;
    addressBytes = from.addressBytes;
    fields = from.fields;
    unwrittenBytes = from.unwrittenBytes;
    memoryBytes = from.memoryBytes;
    messagesPerSecond = from.messagesPerSecond;
    messageBurst = from.messageBurst;
    connections = from.connections;
    sockets = from.sockets;
    socketsOfAddress = from.socketsOfAddress;
    requestDeadline = from.requestDeadline;
    joinDeadline = from.joinDeadline;
    idleTimeout = from.idleTimeout;
    drainDeadline = from.drainDeadline;
  }
}
