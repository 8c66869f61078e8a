package io.jview.server;

import io.jview.liveview.host.LiveConnection;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.exception.BadPayloadException;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;
import org.jspecify.annotations.Nullable;

/** The message that a socket is receiving, put together from its frames. Not thread-safe. */
final class IncomingMessage {

  private final int maxBytes;
  private boolean text;
  private byte[] last = new byte[0];
  private @Nullable ByteArrayOutputStream earlier;

  IncomingMessage(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Takes a frame.
   *
   * @return whether the message is complete
   * @throws MessageTooLargeException if it is too long; closes the socket with 1009
   */
  boolean add(Frame frame) {
    int before = earlier == null ? 0 : earlier.size();
    if (frame.getPayloadLength() > maxBytes - before) {
      throw new MessageTooLargeException("A message is longer than " + maxBytes + " bytes");
    }
    if (frame.getOpCode() != OpCode.CONTINUATION) {
      text = frame.getOpCode() == OpCode.TEXT;
    }
    ByteBuffer payload = frame.getPayload();
    last = new byte[payload.remaining()];
    payload.get(last);
    if (frame.isFin() && earlier == null) {
      return true;
    }
    if (earlier == null) {
      earlier = new ByteArrayOutputStream();
    }
    earlier.writeBytes(last);
    return frame.isFin();
  }

  /**
   * Gives the complete message on, and begins the next one.
   *
   * @throws BadPayloadException if a text is not UTF-8; closes the socket with 1007
   */
  void deliverTo(LiveConnection connection) {
    byte[] message = earlier == null ? last : earlier.toByteArray();
    last = new byte[0];
    earlier = null;
    if (text) {
      connection.text(decode(message));
    } else {
      connection.binary(message);
    }
  }

  private static String decode(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException malformed) {
      throw new BadPayloadException("A text message is not UTF-8", malformed);
    }
  }
}
