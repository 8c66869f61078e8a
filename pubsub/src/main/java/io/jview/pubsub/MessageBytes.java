package io.jview.pubsub;

import io.jview.pubsub.broker.MessageJson;
import io.jview.pubsub.replay.Logged;
import io.jview.pubsub.replay.Messages;
import org.jspecify.annotations.Nullable;

/** Opens messages to the rooms that carry and keep them, and to nobody else. */
final class MessageBytes implements MessageJson, Messages {

  @Override
  public byte[] write(Message message) {
    return message.utf8();
  }

  @Override
  public Message read(byte[] frame, int offset, int length) {
    return Message.ofFrame(frame, offset, length);
  }

  @Override
  public @Nullable Logged place(Message message) {
    return (Logged) message.place();
  }

  @Override
  public Message placed(Message message, Logged place) {
    return message.at(place);
  }
}
