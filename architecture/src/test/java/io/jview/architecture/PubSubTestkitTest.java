package io.jview.architecture;

import io.jview.pubsub.testkit.PubSubConformance;

class PubSubTestkitTest extends HouseRules {

  PubSubTestkitTest() {
    super(
        House.of(PubSubConformance.class)
            .extended(
                "PubSubConformance",
                "SubscribingRules",
                "BroadcastingRules",
                "DeliveryRules",
                "MessageRules",
                "LifecycleRules",
                "OutageRules",
                "IsolationRules",
                "ReplayRules",
                "PresenceRules")
            .floor(Room.of("chapters, recording, faults", "."))
            .floor(Room.of("history"))
            .floor(Room.of("fixture"))
            .floor(Room.of("what a backend gives", "PubSubFixture", "AdapterFixture"))
            .floor(Room.of("proxy")));
  }
}
