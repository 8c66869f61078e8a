package io.jview.pubsub.redis.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.redis.resp.Commands;
import io.jview.pubsub.redis.resp.RespBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of topics on a server: a prefix and the topic, as it is; on a cluster with the tag of
 * the topic's partition between them. Keeps those used last; a place that two topics share is the
 * later one's.
 */
public final class Channels {

  /**
   * A topic, its channel, and the partition that it is in; 0 without a cluster. How a command
   * begins that publishes on it, and a message that comes on it. The keys of its log, which are in
   * the channel's slot.
   */
  public record Named(
      String topic,
      byte[] channel,
      int partition,
      boolean isSharded,
      byte[] publication,
      byte[] arrival,
      byte[] log,
      byte[] meta) {}

  private static final byte[] LOG = ":log".getBytes(UTF_8);
  private static final byte[] META = ":meta".getBytes(UTF_8);

  private static final int KEPT = 1_024;

  private final byte[] prefix;
  private final boolean sharded;

  // Any thread may read and write these at any time: what stands in them is immutable.
  private final @Nullable Named[] byTopic = new @Nullable Named[KEPT];
  private final @Nullable Named[] byChannel = new @Nullable Named[KEPT];

  public Channels(String prefix, boolean sharded) {
    this.prefix = prefix.getBytes(UTF_8);
    this.sharded = sharded;
    if (sharded && prefix.contains("{")) {
      throw new IllegalArgumentException("on a cluster, channelPrefix must not contain '{'");
    }
  }

  boolean sharded() {
    return sharded;
  }

  public Named named(String topic) {
    int place = place(topic.hashCode());
    Named known = byTopic[place];
    if (known == null || !known.topic.equals(topic)) {
      known = name(topic);
      byTopic[place] = known;
    }
    return known;
  }

  private static int place(int hash) {
    return (hash ^ hash >>> 16) & KEPT - 1;
  }

  /** Names what is used once, and keeps it not. */
  Named name(String topic) {
    byte[] name = topic.getBytes(UTF_8);
    int partition = sharded ? Slots.partition(name) : 0;
    byte[] channel = concat(prefix, sharded ? Slots.tag(partition) : new byte[0], name);
    return new Named(
        topic,
        channel,
        partition,
        sharded,
        RespBuffer.beginning(Commands.publish(sharded), channel),
        RespBuffer.beginning(Commands.message(sharded), channel),
        concat(channel, LOG),
        concat(channel, META));
  }

  /** A channel that is no topic's. */
  public byte[] apart(String name) {
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
  @Nullable Named named(byte[] channel) {
    int place = place(Arrays.hashCode(channel));
    Named known = byChannel[place];
    if (known != null && Arrays.equals(known.channel, channel)) {
      return known;
    }
    String topic = topic(channel);
    known = topic == null ? null : named(topic);
    if (known == null || !Arrays.equals(known.channel, channel)) {
      return null;
    }
    byChannel[place] = known;
    return known;
  }

  private @Nullable String topic(byte[] channel) {
    if (channel.length < prefix.length
        || !Arrays.equals(channel, 0, prefix.length, prefix, 0, prefix.length)) {
      return null;
    }
    int start = prefix.length;
    while (sharded && start < channel.length && channel[start++] != '}') {}
    return new String(channel, start, channel.length - start, UTF_8);
  }
}
