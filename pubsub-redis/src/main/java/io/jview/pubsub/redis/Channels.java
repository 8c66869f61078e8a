package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names of topics on a server: a prefix and the topic, as it is. */
final class Channels {

  private final byte[] prefix;

  /** The topic that was named last, often the next one too. */
  private volatile Named last = new Named("", new byte[0]);

  Channels(String prefix) {
    this.prefix = prefix.getBytes(UTF_8);
  }

  byte[] channel(String topic) {
    Named named = last;
    if (!named.topic.equals(topic)) {
      named = new Named(topic, concat(topic.getBytes(UTF_8)));
      last = named;
    }
    return named.channel;
  }

  private byte[] concat(byte[] name) {
    byte[] channel = Arrays.copyOf(prefix, prefix.length + name.length);
    System.arraycopy(name, 0, channel, prefix.length, name.length);
    return channel;
  }

  /** The topic of a channel; null where it is none of ours. */
  @Nullable String topic(byte[] channel) {
    Named named = last;
    if (Arrays.equals(named.channel, channel)) {
      return named.topic;
    }
    if (channel.length < prefix.length
        || !Arrays.equals(channel, 0, prefix.length, prefix, 0, prefix.length)) {
      return null;
    }
    String topic = new String(channel, prefix.length, channel.length - prefix.length, UTF_8);
    last = new Named(topic, channel);
    return topic;
  }

  private record Named(String topic, byte[] channel) {}
}
