package io.jview.architecture;

import io.jview.pubsub.redis.RedisPubSub;

class PubSubRedisTest extends HouseRules {

  PubSubRedisTest() {
    super(
        House.of(RedisPubSub.class)
            .floor(Room.of("entry", "."))
            .floor(Room.of("cluster"))
            .floor(Room.of("server"))
            .floor(Room.of("resp")));
  }
}
