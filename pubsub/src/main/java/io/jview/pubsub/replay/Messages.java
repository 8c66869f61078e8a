package io.jview.pubsub.replay;

import io.jview.pubsub.Message;
import org.jspecify.annotations.Nullable;

/** Where messages stand in their topics' logs; that they know it only their own package sees. */
public interface Messages {

  /** Where a message stands; null where it is in no log. */
  @Nullable Logged place(Message message);

  /** The same message, standing somewhere. */
  Message placed(Message message, Logged place);
}
