package io.jview.pubsub.testkit.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.LogPage;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.spi.ReplayLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A sound adapter, with a connection for each direction, as an author would write it. What may be
 * done wrong is a method of its own, which a mutant overrides.
 */
public class SampleAdapter implements PubSubAdapter, ReplayLog {

  static final Duration PROBES = Duration.ofMillis(500);

  /** Two of them are over long before the engine gives up, which does not know the address. */
  private static final Duration LOGIN = Duration.ofSeconds(2);

  final SampleBroker broker;
  final String prefix;
  final AdapterThread connecting = new AdapterThread("sample-connect");
  final AdapterThread probing = new AdapterThread("sample-probe");
  final Map<Direction, Client> clients = new ConcurrentHashMap<>();
  private volatile boolean probes;

  public SampleAdapter(SampleBroker broker, String prefix) {
    this.broker = broker;
    this.prefix = prefix;
  }

  @Override
  public CompletionStage<Void> connect(Inbound inbound) {
    return connecting.run(
        () -> {
          Map<Direction, Exception> failures = new EnumMap<>(Direction.class);
          for (Direction direction : Direction.values()) {
            try {
              restore(direction, inbound);
            } catch (IOException | RefusedException e) {
              failures.put(direction, e);
            }
          }
          concluded(failures);
          if (!probes) {
            probes = true;
            probing.repeat(PROBES, this::probe);
          }
        });
  }

  /** Each direction was tried: fails where one could not be had. */
  void concluded(Map<Direction, Exception> failures) throws Exception {
    for (Exception failure : failures.values()) {
      throw failure;
    }
  }

  /** Has a direction again that is down, and leaves one that is up. */
  void restore(Direction direction, Inbound inbound) throws IOException {
    Client current = clients.get(direction);
    if (current != null && !current.isOver()) {
      return;
    }
    Client client = newClient(direction, inbound);
    try {
      answer(client.ask(new Question.Role()));
    } catch (IOException | RefusedException e) {
      client.close();
      throw e;
    }
    clients.put(direction, client);
    inbound.up(direction);
    if (client.isOver()) {
      inbound.down(direction, null);
    }
  }

  Client newClient(Direction direction, Inbound inbound) throws IOException {
    return new Client(
        broker.open(direction),
        "sample-read-" + direction,
        new Client.Listener() {
          @Override
          public void frame(String channel, byte[] frame) {
            received(inbound, channel, frame);
          }

          @Override
          public void ended(String channel) {
            revoked(inbound, channel);
          }

          @Override
          public void down(Throwable cause) {
            over(direction, inbound, cause);
          }
        });
  }

  /** Waits for an answer while connecting. */
  void answer(CompletableFuture<Void> answer) throws IOException {
    try {
      answer.get(LOGIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw refused;
      }
      throw new IOException(SampleBroker.ADDRESS + ": " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException(SampleBroker.ADDRESS + ": no answer", e);
    } catch (InterruptedException e) {
      throw new IOException("closed", e);
    }
  }

  /** How long the broker may be silent. */
  Duration patience() {
    return Duration.ofSeconds(9);
  }

  void probe() {
    clients.values().forEach(client -> client.probe(patience()));
  }

  /** A frame has come. */
  void received(Inbound inbound, String channel, byte[] frame) {
    inbound.frame(topic(channel), frame);
  }

  /** The broker has ended a subscription. */
  void revoked(Inbound inbound, String channel) {
    inbound.lost(List.of(topic(channel)));
  }

  /** A connection is over. */
  void over(Direction direction, Inbound inbound, Throwable cause) {
    inbound.down(direction, cause);
  }

  String channel(String topic) {
    return prefix + topic;
  }

  String topic(String channel) {
    return channel.substring(prefix.length());
  }

  List<String> channels(Collection<String> topics) {
    return topics.stream().map(this::channel).toList();
  }

  @Override
  public CompletionStage<Void> subscribe(Collection<String> topics) {
    return ask(Direction.RECEIVING, new Question.Subscribe(channels(topics)));
  }

  @Override
  public CompletionStage<Void> unsubscribe(Collection<String> topics) {
    return ask(Direction.RECEIVING, new Question.Unsubscribe(channels(topics)));
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    return ask(Direction.SENDING, new Question.Publish(channel(topic), frame));
  }

  @Override
  public CompletionStage<Void> append(String topic, byte[] frame, LogBounds bounds) {
    return ask(Direction.SENDING, new Question.Append(channel(topic), frame, bounds));
  }

  @Override
  public CompletionStage<LogPage> read(String topic, long from, int most, long bytes) {
    CompletableFuture<LogPage> page = new CompletableFuture<>();
    return ask(Direction.SENDING, new Question.Read(channel(topic), from, most, bytes, page))
        .thenCompose(answered -> page);
  }

  CompletionStage<Void> ask(Direction direction, Question question) {
    return clients.get(direction).ask(question);
  }

  @Override
  public CompletionStage<Void> close() {
    return connecting
        .close()
        .thenCompose(done -> probing.close())
        .thenAccept(done -> clients.values().forEach(Client::close));
  }

  static String text(byte[] frame) {
    return new String(frame, UTF_8);
  }
}
