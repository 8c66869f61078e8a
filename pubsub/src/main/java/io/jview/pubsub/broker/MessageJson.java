package io.jview.pubsub.broker;

import io.jview.pubsub.Message;

/** Messages as the JSON that a frame holds; what they are made of only their own package knows. */
public interface MessageJson {

  /** The JSON of a message in UTF-8; not to be changed. */
  byte[] write(Message message);

  /** A message of JSON that stands in a frame, which is not changed any more; read when asked. */
  Message read(byte[] frame, int offset, int length);
}
