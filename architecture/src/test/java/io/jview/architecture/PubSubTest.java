package io.jview.architecture;

import com.tngtech.archunit.lang.ArchRule;
import io.jview.pubsub.PubSub;
import org.junit.jupiter.api.Test;

class PubSubTest extends HouseRules {

  private static final House HOUSE =
      House.of(PubSub.class)
          .floor(
              Room.of("entry", "PubSub", "PubSubBuilder", "Settings", "Arguments", "MessageBytes"))
          .floor(Room.of("broker"))
          .floor(Room.of("engine"))
          .floor(Room.of("replay"))
          .floor(Room.of("delivery"))
          .floor(Room.of("work"))
          .floor(Room.of("contract", "."))
          .floor(Room.of("json"), Room.of("log"), Room.of("spi"));

  PubSubTest() {
    super(HOUSE);
  }

  @Test
  void fromRegistryToRecipientDeliveryRunsOneWay() {
    ArchRule rule = Rules.classesHaveNoCircles(HOUSE, "delivery");
    rule.check(HOUSE.classes());
  }
}
