package io.jview.server.socket;

import io.jview.liveview.host.LiveConnection;
import io.jview.liveview.host.MemoryBudget;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.exception.BadPayloadException;
import org.eclipse.jetty.websocket.core.exception.CloseException;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;

/**
 * The message that a socket is receiving, put together from its parts, of which Jetty makes more
 * than the browser did. What is not complete is counted in the budget. Not thread-safe.
 */
final class IncomingMessage {

  /** The close code "try again later", registered with IANA. */
  static final int TRY_AGAIN = 1013;

  private static final int FIRST_CHUNK = 1 << 10;
  private static final int CHUNK = 16 << 10;

  private final LiveConnection connection;
  private final MemoryBudget.Share unfinished;
  private final List<ByteBuffer> chunks = new ArrayList<>(0);
  private boolean text;
  private int size;
  private long begunNanos;

  /**
   * Makes one.
   *
   * @param connection takes what is complete
   * @param unfinished counts what is not
   */
  IncomingMessage(LiveConnection connection, MemoryBudget.Share unfinished) {
    this.connection = connection;
    this.unfinished = unfinished;
  }

  /**
   * Takes a part.
   *
   * @return whether the message is complete
   * @throws MessageTooLargeException if it is too long; closes the socket with 1009
   * @throws CloseException if there is no memory left for it; closes the socket with 1013
   */
  boolean add(Frame part) {
    int most = connection.maxMessageBytes();
    if (part.getPayloadLength() > most - size) {
      throw new MessageTooLargeException(
          "A message is longer than " + most + " bytes; Limits.withFrameBytes allows more");
    }
    if (part.getOpCode() != OpCode.CONTINUATION) {
      text = part.getOpCode() == OpCode.TEXT;
      begunNanos = System.nanoTime();
    }
    if (part.isFin() && size == 0) {
      return true;
    }
    keep(part.getPayload().slice());
    return part.isFin();
  }

  private void keep(ByteBuffer payload) {
    size += payload.remaining();
    while (payload.hasRemaining()) {
      ByteBuffer chunk = chunk();
      int count = Math.min(chunk.remaining(), payload.remaining());
      chunk.put(payload.slice(payload.position(), count));
      payload.position(payload.position() + count);
    }
  }

  private ByteBuffer chunk() {
    if (chunks.isEmpty() || !chunks.getLast().hasRemaining()) {
      int bytes = chunks.isEmpty() ? FIRST_CHUNK : CHUNK;
      if (!unfinished.add(bytes)) {
        throw new CloseException(TRY_AGAIN, "There is no memory left for this message");
      }
      chunks.add(ByteBuffer.allocate(bytes));
    }
    return chunks.getLast();
  }

  /** Tells since when a message has not been complete, in {@link System#nanoTime}; 0: none is. */
  long unfinishedSince() {
    return size == 0 ? 0 : begunNanos;
  }

  /**
   * Gives the complete message on, and begins the next one.
   *
   * @param last its last part
   * @throws BadPayloadException if a text is not UTF-8; closes the socket with 1007
   */
  void deliver(Frame last) {
    ByteBuffer message = size == 0 ? last.getPayload().slice() : joined();
    if (text) {
      connection.text(decode(message));
    } else {
      byte[] bytes = new byte[message.remaining()];
      message.get(bytes);
      connection.binary(bytes);
    }
  }

  private ByteBuffer joined() {
    ByteBuffer all = ByteBuffer.allocate(size);
    chunks.forEach(chunk -> all.put(chunk.flip()));
    clear();
    return all.flip();
  }

  /** Lets go of what is not complete. */
  void clear() {
    chunks.clear();
    size = 0;
    unfinished.clear();
  }

  private static String decode(ByteBuffer utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException malformed) {
      throw new BadPayloadException("A text message is not UTF-8", malformed);
    }
  }
}
