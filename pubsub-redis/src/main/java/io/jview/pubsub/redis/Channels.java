package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of topics on a server: a prefix and the topic, as it is; on a cluster with the tag of
 * the topic's partition between them.
 */
final class Channels {

  /** A topic, its channel, and the partition that it is in; 0 without a cluster. */
  record Named(String topic, byte[] channel, int partition) {}

  private final byte[] prefix;
  private final boolean sharded;

  /** The topic that was named last, often the next one too. */
  private volatile Named last = new Named("", new byte[0], 0);

  Channels(String prefix, boolean sharded) {
    this.prefix = prefix.getBytes(UTF_8);
    this.sharded = sharded;
    if (sharded && prefix.contains("{")) {
      throw new IllegalArgumentException("on a cluster, channelPrefix must not contain '{'");
    }
  }

  boolean sharded() {
    return sharded;
  }

  Named named(String topic) {
    Named named = last;
    if (!named.topic.equals(topic)) {
      byte[] name = topic.getBytes(UTF_8);
      int partition = sharded ? Slots.partition(name) : 0;
      byte[] tag = sharded ? Slots.tag(partition) : new byte[0];
      named = new Named(topic, concat(prefix, tag, name), partition);
      last = named;
    }
    return named;
  }

  /** A channel that is no topic's. */
  byte[] apart(String name) {
    return concat(prefix, name.getBytes(UTF_8));
  }

  private static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int position = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, position, part.length);
      position += part.length;
    }
    return all;
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
    int start = prefix.length;
    while (sharded && start < channel.length && channel[start++] != '}') {}
    String topic = new String(channel, start, channel.length - start, UTF_8);
    named = named(topic);
    return Arrays.equals(named.channel, channel) ? topic : null;
  }
}
