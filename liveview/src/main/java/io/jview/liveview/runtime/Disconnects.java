package io.jview.liveview.runtime;

import io.jview.liveview.Session;
import io.jview.liveview.trust.Trust;
import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.log.LimitedLog;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends away all sockets of a user, here and on the instances that share the pub/sub. What they
 * tell each other is signed, so that a foreign program on the broker can send nobody away.
 */
final class Disconnects implements TopicHandler {

  /** Reserved for this. */
  static final String TOPIC = "jview:disconnects";

  private static final int MAX_USER = 1_024;

  /** More than a signed user of that length, in characters that take the most room. */
  private static final int MAX_TOKEN = 16_384;

  private final PubSubProvider pubsub;
  private final Trust trust;
  private final OpenSockets sockets;
  private final Function<Session, @Nullable String> userOf;
  private final LimitedLog log;

  Disconnects(
      PubSubProvider pubsub,
      Trust trust,
      OpenSockets sockets,
      Function<Session, @Nullable String> userOf,
      LimitedLog log) {
    this.pubsub = pubsub;
    this.trust = trust;
    this.sockets = sockets;
    this.userOf = userOf;
    this.log = log;
  }

  /** Listens to the other instances. */
  CompletionStage<Void> start() {
    return pubsub.subscribeTopic("disconnects:" + trust.freshId(), TOPIC, this);
  }

  /** The user of a session; the empty text for nobody. */
  String user(Session session) {
    try {
      String user = userOf.apply(session);
      if (user != null && user.length() <= MAX_USER) {
        return user;
      }
      if (user != null) {
        log.error("A user's name of more than {} characters counts as nobody's", MAX_USER);
      }
    } catch (RuntimeException failed) {
      log.error("userOf failed for a session, whose sockets cannot be found by their user", failed);
    }
    return "";
  }

  CompletionStage<Void> disconnect(String user) {
    if (user.isEmpty() || user.length() > MAX_USER) {
      throw new IllegalArgumentException(
          "a user is named by 1 to %,d characters, not by %,d".formatted(MAX_USER, user.length()));
    }
    sockets.sendAway(user);
    return pubsub.broadcast(TOPIC, trust.users().sign(user));
  }

  @Override
  public void onMessage(String topic, Message message) {
    String user =
        message.size() <= MAX_TOKEN && message.value() instanceof String token
            ? trust.users().verify(token)
            : null;
    if (user == null) {
      log.warn(
          "A message on topic '{}' was ignored: no instance with a secret of this one has sent it",
          TOPIC);
    } else {
      sockets.sendAway(user);
    }
  }

  @Override
  public void onGap(Gap gap) {
    log.warn(
        "A user may have been disconnected on another instance and not here: messages of topic"
            + " '{}' were missed ({})",
        gap.topic(),
        gap.reason());
  }
}
