package io.jview.examples.redis;

import io.jview.examples.chat.ChatMessage;
import io.jview.examples.chat.ChatStore;
import io.jview.pubsub.Message;
import java.util.List;

/** Keeps the latest messages of each room in a Redis list, for all instances. */
public final class RedisChatStore implements ChatStore {

  /** Numbers a message and appends it, in one step, so that the list is in the order of the ids. */
  private static final String ADD =
      """
      local id = redis.call('INCR', KEYS[1])
      redis.call('RPUSH', KEYS[2], id .. ' ' .. ARGV[1])
      redis.call('LTRIM', KEYS[2], -tonumber(ARGV[2]), -1)
      """;

  private static final String IDS = "jview-demo:chat-ids";
  private static final String ROOM = "jview-demo:chat:";

  private final RedisStore redis;
  private final List<String> rooms;
  private final int kept;

  /** What is written, without its id. */
  private record Entry(String author, String text) {}

  /**
   * Makes a store.
   *
   * @param redis where they are kept
   * @param rooms the rooms' names, in the order to show them
   * @param kept how many messages of a room are kept
   */
  public RedisChatStore(RedisStore redis, List<String> rooms, int kept) {
    this.redis = redis;
    this.rooms = List.copyOf(rooms);
    this.kept = kept;
  }

  @Override
  public List<String> rooms() {
    return rooms;
  }

  @Override
  public List<ChatMessage> messages(String room) {
    List<String> lines = redis.ask(client -> client.lrange(ROOM + room, 0, -1));
    return lines.stream().map(RedisChatStore::read).toList();
  }

  private static ChatMessage read(String line) {
    int space = line.indexOf(' ');
    Entry entry = Message.fromJson(line.substring(space + 1)).as(Entry.class);
    return new ChatMessage(Long.parseLong(line.substring(0, space)), entry.author(), entry.text());
  }

  @Override
  public void add(String room, String author, String text) {
    if (!rooms.contains(room)) {
      throw new IllegalArgumentException("There is no room \"" + room + "\"");
    }
    String entry = Message.of(new Entry(author, text)).json();
    List<String> keys = List.of(IDS, ROOM + room);
    redis.ask(client -> client.eval(ADD, keys, List.of(entry, String.valueOf(kept))));
  }
}
