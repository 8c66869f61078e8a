package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Retention;
import java.time.Duration;
import java.util.Map;

/**
 * What the kit needs of a backend: a broker, or a namespace of one, that several instances share.
 * Made anew for each test and closed after it.
 *
 * <p>Only {@link #newNode()} must be written. Every other method is a power of the fixture that
 * some rules need: one that is not overridden skips those tests, by name and with the reason. What
 * the backend itself cannot do is said in {@link #exemptions()}.
 *
 * <p>The methods are called one at a time, each on a thread of its own, and may block for a minute;
 * what they throw fails the test.
 */
@FunctionalInterface
public interface PubSubFixture extends AutoCloseable {

  /**
   * Makes an instance that is not started, with the defaults of the backend. All instances of a
   * fixture share the broker; the kit starts and stops them.
   *
   * @return the instance
   */
  PubSubProvider newNode();

  /**
   * Makes an instance as {@link #newNode()} does, that tells of failures.
   *
   * @param failures what must be told of them
   * @return the instance
   */
  default PubSubProvider newNode(FailureHandler failures) {
    return abort("PubSubFixture.newNode(FailureHandler) is not overridden");
  }

  /**
   * Makes an instance as {@link #newNode()} does, whose start is done although the broker cannot be
   * reached.
   *
   * @return the instance
   */
  default PubSubProvider newPatientNode() {
    return abort("PubSubFixture.newPatientNode is not overridden");
  }

  /**
   * Makes an instance on the same broker that must never meet those of {@link #newNode()}: with
   * another prefix.
   *
   * @return the instance
   */
  default PubSubProvider newNodeElsewhere() {
    return abort("PubSubFixture.newNodeElsewhere is not overridden");
  }

  /**
   * Makes an instance as {@link #newNode()} does, that keeps some topics.
   *
   * @param prefix how these topics begin
   * @param retention how much of each is to be kept
   * @return the instance
   */
  default PubSubProvider newReplayingNode(String prefix, Retention retention) {
    return abort("PubSubFixture.newReplayingNode is not overridden");
  }

  /**
   * Tells whether instances share a broker. Where they do not, as in memory, one instance is both
   * sender and receiver in every test.
   *
   * @return true unless overridden
   */
  default boolean sharesBroker() {
    return true;
  }

  /**
   * Tells whether {@link #newNode()} gives an instance that is started already.
   *
   * @return false unless overridden
   */
  default boolean startsItself() {
    return false;
  }

  /**
   * Names the rules that the backend cannot keep.
   *
   * @return reasons by the rule's id, such as {@code "M4", "the broker takes 64 KiB at most"}
   */
  default Map<String, String> exemptions() {
    return Map.of();
  }

  /** Ends every connection of every instance, and refuses new ones until {@link #restoreLink}. */
  default void cutLink() {
    abort("PubSubFixture.cutLink is not overridden");
  }

  /**
   * Keeps back everything between the instances and the broker until {@link #restoreLink}, then
   * lets it through: a broker that is slow. No connection ends.
   */
  default void stallLink() {
    abort("PubSubFixture.stallLink is not overridden");
  }

  /**
   * Ends every connection of every instance, and what {@link #cutLink} began; new connections are
   * accepted, and nothing is ever said on them, until {@link #restoreLink}. Those that were begun
   * until then stay silent.
   */
  default void silenceLink() {
    abort("PubSubFixture.silenceLink is not overridden");
  }

  /**
   * Ends the receiving direction of every instance, and keeps it from being restored until {@link
   * #restoreLink}, while what is sent is still accepted.
   */
  default void cutReceiving() {
    abort("PubSubFixture.cutReceiving is not overridden");
  }

  /**
   * Ends the sending direction of every instance, and keeps it from being restored until {@link
   * #restoreLink}, while frames still come in.
   */
  default void cutSending() {
    abort("PubSubFixture.cutSending is not overridden");
  }

  /**
   * Makes the broker one that does not carry messages to the others until {@link #restoreLink}: a
   * replica, a standby. Its connections may end by that, or stand.
   */
  default void demoteBroker() {
    abort("PubSubFixture.demoteBroker is not overridden");
  }

  /** Makes the broker refuse whatever is published until {@link #restoreLink}. */
  default void refusePublishing() {
    abort("PubSubFixture.refusePublishing is not overridden");
  }

  /**
   * Ends what any of {@link #cutLink}, {@link #stallLink}, {@link #silenceLink}, {@link
   * #cutReceiving}, {@link #cutSending}, {@link #demoteBroker} and {@link #refusePublishing} began.
   */
  default void restoreLink() {
    abort("PubSubFixture.restoreLink is not overridden");
  }

  /**
   * Makes the connections that exist carry nothing any more, in both directions and for good, while
   * they seem to stand; new ones work.
   */
  default void freezeConnections() {
    abort("PubSubFixture.freezeConnections is not overridden");
  }

  /**
   * Makes the connections that instances send over, and these alone, carry nothing any more, in
   * both directions and for good, while they seem to stand; new ones work.
   */
  default void freezeSending() {
    abort("PubSubFixture.freezeSending is not overridden");
  }

  /**
   * Makes the broker end every subscription to a topic that is live, as when a partition moves or a
   * listener is dropped; it can be had again at once. Connections live on where the broker can do
   * so without them.
   *
   * @param topic the topic
   */
  default void revoke(String topic) {
    abort("PubSubFixture.revoke is not overridden");
  }

  /**
   * Makes the broker refuse subscriptions to a topic from now on.
   *
   * @param topic the topic
   */
  default void refuse(String topic) {
    abort("PubSubFixture.refuse is not overridden");
  }

  /**
   * Sends bytes to the channel of a topic, past every instance, as a foreign program would. Only
   * for backends that carry the frames of JView's engine.
   *
   * @param topic the topic whose channel it is
   * @param frame what to send
   */
  default void publishFrame(String topic, byte[] frame) {
    abort("PubSubFixture.publishFrame is not overridden");
  }

  /** Makes the broker lose the logs of all topics, while connections stand: it is flushed. */
  default void loseLogs() {
    abort("PubSubFixture.loseLogs is not overridden");
  }

  /**
   * Makes the broker lose the newest messages of a topic's log, and the memory of their numbers: a
   * replica that had not got them is the master now.
   *
   * @param topic the topic
   * @param messages how many
   */
  default void loseNewest(String topic, int messages) {
    abort("PubSubFixture.loseNewest is not overridden");
  }

  /**
   * Counts the subscriptions that the broker holds for all instances.
   *
   * @return how many
   */
  default int brokerSubscriptions() {
    return abort("PubSubFixture.brokerSubscriptions is not overridden");
  }

  /**
   * Tells what must stand in the error of a start that does not reach the broker.
   *
   * @return host and port, or whatever names the broker
   */
  default String brokerAddress() {
    return abort("PubSubFixture.brokerAddress is not overridden");
  }

  /**
   * Tells what must never stand in an error.
   *
   * @return the password that instances connect with; empty where there is none
   */
  default String password() {
    return "";
  }

  /**
   * Tells how long to wait for what must come.
   *
   * @return 10 seconds unless overridden
   */
  default Duration longWait() {
    return Duration.ofSeconds(10);
  }

  /**
   * Tells how long to wait for what must not come.
   *
   * @return 250 milliseconds unless overridden
   */
  default Duration shortWait() {
    return Duration.ofMillis(250);
  }

  /**
   * Lets go of what the fixture holds, after its instances were stopped.
   *
   * @throws Exception whatever goes wrong; fails the test
   */
  @Override
  default void close() throws Exception {}
}
