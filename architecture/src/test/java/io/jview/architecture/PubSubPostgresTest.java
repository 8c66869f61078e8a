package io.jview.architecture;

import io.jview.pubsub.postgres.PostgresPubSub;

class PubSubPostgresTest extends HouseRules {

  PubSubPostgresTest() {
    super(
        House.of(PostgresPubSub.class)
            .floor(Room.of("entry", "."))
            .floor(Room.of("link"))
            .floor(Room.of("kept"))
            .floor(Room.of("database"), Room.of("payload"))
            .floor(Room.of("driver")));
  }
}
