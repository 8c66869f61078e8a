package io.jview.architecture;

import io.jview.pubsub.presence.Presence;

class PubSubPresenceTest extends HouseRules {

  PubSubPresenceTest() {
    super(
        House.of(Presence.class)
            .floor(Room.of("entry", "Presence", "PresenceBuilder"))
            .floor(Room.of("node"))
            .floor(Room.of("contract", ".")));
  }
}
