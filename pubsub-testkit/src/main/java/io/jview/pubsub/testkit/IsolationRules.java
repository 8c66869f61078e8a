package io.jview.pubsub.testkit;

import io.jview.pubsub.testkit.fixture.Frames;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Node;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Chapter 7 of the delivery rules; {@link PubSubConformance} has them all. */
public abstract class IsolationRules extends Chapter {

  /** Called by the test engine. */
  protected IsolationRules() {}

  @Test
  @DisplayName("I1 two prefixes on one broker never meet")
  void prefixesNeverMeet() {
    String topic = topic("common");
    Node elsewhere = started(fixture().newNodeElsewhere());
    Inbox there = elsewhere.subscribe("s", topic);
    Inbox here = receiver().subscribe("s", topic);
    elsewhere.send(topic, "there");
    sender().send(topic, "here");
    here.awaitExactly("here");
    there.awaitExactly("there");
    waits().hold();
    here.awaitExactly("here");
    there.awaitExactly("there");
  }

  @Test
  @DisplayName("I2 a foreign frame that holds only topic and message is delivered")
  void foreignFrames() {
    String topic = topic("foreign");
    Inbox inbox = receiver().subscribe("s", topic);
    Frames frames = frames(topic);
    frames.publish("{\"topic\":\"%s\",\"message\":42}".formatted(topic));
    frames.publish(" { \"message\" : [ null ] , \"topic\" : \"%s\" } ".formatted(topic));
    sender().send(topic, "ours");
    inbox.awaitThat("received three", entries -> entries.size() == 3);
    inbox.awaitMessage(42L);
    inbox.awaitMessage("ours");
  }
}
