package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubBuilder;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Retention;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.testkit.AdapterFixture;

/** Instances on a broker in memory, with every fault that the kit knows. */
public class SampleFixture implements AdapterFixture {

  /** Makes an adapter for a broker and a prefix. */
  public interface Adapters {
    PubSubAdapter make(SampleBroker broker, String prefix);
  }

  private final SampleBroker broker = new SampleBroker();
  private final Adapters adapters;

  public SampleFixture(Adapters adapters) {
    this.adapters = adapters;
  }

  @Override
  public PubSubAdapter newAdapter() {
    return adapters.make(broker, "here:");
  }

  /** The options of an instance, from which all are made. */
  protected PubSubBuilder builder(PubSubAdapter adapter) {
    return PubSub.builder(adapter);
  }

  @Override
  public PubSubProvider newNode() {
    return builder(newAdapter()).build();
  }

  @Override
  public PubSubProvider newNode(FailureHandler failures) {
    return builder(newAdapter()).failureHandler(failures).build();
  }

  @Override
  public PubSubProvider newPatientNode() {
    return builder(newAdapter()).startDisconnected(true).build();
  }

  @Override
  public PubSubProvider newReplayingNode(String prefix, Retention retention) {
    return builder(newAdapter()).replay(prefix, retention).build();
  }

  @Override
  public void loseLogs() {
    broker.loseLogs();
  }

  @Override
  public void loseNewest(String topic, int messages) {
    broker.loseNewest("here:" + topic, messages);
  }

  @Override
  public PubSubProvider newNodeElsewhere() {
    return builder(adapters.make(broker, "elsewhere:")).build();
  }

  @Override
  public void cutLink() {
    broker.cut(Direction.values());
  }

  @Override
  public void stallLink() {
    broker.stall();
  }

  @Override
  public void silenceLink() {
    broker.silence();
  }

  @Override
  public void cutReceiving() {
    broker.cut(Direction.RECEIVING);
  }

  @Override
  public void cutSending() {
    broker.cut(Direction.SENDING);
  }

  @Override
  public void demoteBroker() {
    broker.demote();
  }

  @Override
  public void refusePublishing() {
    broker.refusePublishing();
  }

  @Override
  public void restoreLink() {
    broker.restore();
  }

  @Override
  public void freezeConnections() {
    broker.freeze(Direction.values());
  }

  @Override
  public void freezeSending() {
    broker.freeze(Direction.SENDING);
  }

  @Override
  public void revoke(String topic) {
    broker.revoke("here:" + topic);
  }

  @Override
  public void refuse(String topic) {
    broker.refuse("here:" + topic);
  }

  @Override
  public void publishFrame(String topic, byte[] frame) {
    broker.carry("here:" + topic, frame);
  }

  @Override
  public int brokerSubscriptions() {
    return broker.subscriptions();
  }

  @Override
  public String brokerAddress() {
    return SampleBroker.ADDRESS;
  }

  @Override
  public String password() {
    return SampleBroker.PASSWORD;
  }
}
