package io.jview.pubsub.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.LoopbackBroker;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.spi.PubSubAdapter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker in memory, with every fault that it can make. */
class LoopbackFixture implements AdapterFixture {

  private final LoopbackBroker broker = new LoopbackBroker();
  private final List<LoopbackBroker.Node> nodes = new CopyOnWriteArrayList<>();
  private final List<FreezableAdapter> adapters = new CopyOnWriteArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private boolean cut;

  @Override
  public PubSubAdapter newAdapter() {
    LoopbackBroker.Node node = broker.node();
    node.reachable(!cut);
    refused.forEach(node::refuse);
    nodes.add(node);
    FreezableAdapter adapter = new FreezableAdapter(node, findsDeadPeers());
    adapters.add(adapter);
    return adapter;
  }

  boolean findsDeadPeers() {
    return true;
  }

  @Override
  public PubSubProvider newNodeElsewhere() {
    return PubSub.over(new PrefixedAdapter(newAdapter(), "elsewhere:"));
  }

  @Override
  public void cutLink() {
    cut = true;
    for (LoopbackBroker.Node node : nodes) {
      node.reachable(false);
      node.cut();
      node.failStalled();
    }
  }

  @Override
  public void stallLink() {
    nodes.forEach(LoopbackBroker.Node::stall);
  }

  @Override
  public void restoreLink() {
    cut = false;
    for (LoopbackBroker.Node node : nodes) {
      node.reachable(true);
      node.proceed();
    }
  }

  @Override
  public void freezeConnections() {
    adapters.forEach(FreezableAdapter::freeze);
  }

  @Override
  public void refuse(String topic) {
    refused.add(topic);
    nodes.forEach(node -> node.refuse(topic));
  }

  @Override
  public void publishFrame(String topic, byte[] frame) {
    broker.inject(topic, new String(frame, UTF_8));
  }

  @Override
  public int brokerSubscriptions() {
    return nodes.stream().mapToInt(node -> node.topics().size()).sum();
  }

  @Override
  public String brokerAddress() {
    return "loopback";
  }
}
