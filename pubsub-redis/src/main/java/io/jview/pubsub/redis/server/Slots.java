package io.jview.pubsub.redis.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * How topics are spread over a cluster: each belongs to one of 128 partitions, and a partition's
 * channels all lie in one slot, by the hash tag in their names. The slots of the partitions are
 * spread evenly over all slots. This is part of the wire format: instances must agree on it.
 */
public final class Slots {

  public static final int PARTITIONS = 128;
  private static final int SLOTS = 16_384;
  private static final int SLOTS_OF_PARTITION = SLOTS / PARTITIONS;
  private static final int POLYNOMIAL = 0x1021;

  private static final byte[][] TAGS = tags();

  private Slots() {}

  /** The partition of a topic, given as UTF-8. */
  static int partition(byte[] topic) {
    return crc16(topic) % PARTITIONS;
  }

  /** What stands ahead of the topic in the name of a partition's channel: a number in braces. */
  static byte[] tag(int partition) {
    return TAGS[partition];
  }

  /** The slot of a partition's channels. */
  public static int slot(int partition) {
    byte[] tag = TAGS[partition];
    return crc16(Arrays.copyOfRange(tag, 1, tag.length - 1)) % SLOTS;
  }

  /** For each partition the smallest number whose slot lies in the partition's share of slots. */
  private static byte[][] tags() {
    byte[][] tags = new byte[PARTITIONS][];
    int missing = PARTITIONS;
    for (int number = 0; missing > 0; number++) {
      byte[] digits = Integer.toString(number).getBytes(US_ASCII);
      int partition = crc16(digits) % SLOTS / SLOTS_OF_PARTITION;
      if (tags[partition] == null) {
        tags[partition] = ("{" + number + "}").getBytes(US_ASCII);
        missing--;
      }
    }
    return tags;
  }

  /** The checksum that Redis Cluster uses: CRC-16/XMODEM. */
  static int crc16(byte[] bytes) {
    int crc = 0;
    for (byte b : bytes) {
      crc ^= (b & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ POLYNOMIAL;
      }
    }
    return crc & 0xFFFF;
  }
}
