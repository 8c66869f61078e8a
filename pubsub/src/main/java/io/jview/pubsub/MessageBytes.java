package io.jview.pubsub;

import io.jview.pubsub.broker.MessageJson;

/** Opens messages to the way through a broker, and to nobody else. */
final class MessageBytes implements MessageJson {

  @Override
  public byte[] write(Message message) {
    return message.utf8();
  }

  @Override
  public Message read(byte[] frame, int offset, int length) {
    return Message.ofFrame(frame, offset, length);
  }
}
