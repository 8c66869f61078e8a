package io.jview.architecture;

import io.jview.pubsub.PubSub;

class PubSubTest extends HouseRules {

  PubSubTest() {
    super(
        House.of(PubSub.class)
            .floor(Room.of("contract and engine", "."))
            .floor(Room.of("spi"), Room.of("log")));
  }
}
