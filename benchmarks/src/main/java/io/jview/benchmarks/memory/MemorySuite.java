package io.jview.benchmarks.memory;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.Jmh;
import io.jview.benchmarks.Plot;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Rounds;
import io.jview.benchmarks.Samples;
import io.jview.benchmarks.Suite;
import io.jview.benchmarks.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The engine without a broker, beside what else delivers messages within one process. */
public final class MemorySuite implements Suite {

  private static final String OURS = "JView";
  private static final List<Integer> SUBSCRIBERS = List.of(1, 100, 10_000);

  /** What all payloads run through is compiled after the first. */
  private static final int FIRST_WARM_UPS = 3;

  private static final int WARM_UPS = 2;
  private static final String UNIT = "M deliveries/s";

  /** How many trials long: the compiler needs that for a library of the size of Jackson. */
  private static final int JSON_WARM_UP = 12;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void run(Report report, Effort effort) throws Exception {
    versions(report);
    report.text(
        """
        One thread publishes on one topic; every subscriber counts what it gets and looks at the order. Nothing is
        dropped, and no more than a window of messages is under way. All contenders run in one process and take turns.
        JView is the whole engine: one order per topic, calls of a session one after the other, a handler that waits
        holds up its own session only, bounded mailboxes, and JSON for what could change. All others hand over the
        object itself. MBassador is measured with asynchronous handlers, and with one thread that calls all handlers in
        a row: that is a loop over the subscribers, in which a handler that waits holds up all the others. What all
        run through is warm when records are measured, but for JSON, which has a warm-up of its own before.\
        """);
    for (Payload payload : Payload.values()) {
      Map<String, List<Double>> lines = new LinkedHashMap<>();
      if (payload == Payload.RECORD) {
        warmUpJson(effort);
      }
      for (int subscribers : SUBSCRIBERS) {
        compare(report, effort, payload, effort.atMost(subscribers))
            .forEach((name, measured) -> line(lines, name).add(measured.median()));
      }
      plot(report, payload, lines);
    }
    compare(report, effort, Payload.INTEGER, effort.atMost(100_000));
    crowd(report, effort);
    report.section("Single steps of the engine");
    report.table(Jmh.table(EngineBenchmark.class, effort));
  }

  private static void versions(Report report) {
    report.version("JDK " + Runtime.version());
    report.version(reactor.core.publisher.Sinks.class);
    report.version(com.google.common.eventbus.EventBus.class);
    report.version(net.engio.mbassy.bus.MBassador.class);
    report.version(io.vertx.core.Vertx.class);
  }

  private static void warmUpJson(Effort effort) throws Exception {
    Duration time = effort.trial().multipliedBy(JSON_WARM_UP);
    try (Throughput records = new Throughput(new JViewPeer(0), Payload.RECORD, 1, time)) {
      records.measure();
    }
  }

  private static Map<String, Peer> peers() {
    Map<String, Peer> peers = new LinkedHashMap<>();
    peers.put("SubmissionPublisher", new SubmissionPublisherPeer());
    peers.put("Reactor Sinks", new ReactorPeer());
    peers.put("Guava EventBus", new GuavaPeer());
    peers.put("MBassador", new MBassadorPeer(false));
    peers.put("MBassador in a row", new MBassadorPeer(true));
    peers.put("Vert.x event bus", new VertxPeer());
    peers.put(OURS, new JViewPeer(0));
    return peers;
  }

  private static Map<String, Samples> compare(
      Report report, Effort effort, Payload payload, int subscribers) throws Exception {
    Map<String, Peer> peers = peers();
    peers.values().removeIf(peer -> peer.most() < subscribers);
    Map<String, Samples> samples = measure(effort, payload, subscribers, peers);
    Window window = new Window(subscribers);
    report.section(String.format("%,d × %s", subscribers, payload.title));
    report.text("At most " + window.size() + " messages under way.");
    report.table(Table.compare(UNIT, samples, OURS));
    return samples;
  }

  private static Map<String, Samples> measure(
      Effort effort, Payload payload, int subscribers, Map<String, Peer> peers) throws Exception {
    Duration time = effort.trial().multipliedBy(2).dividedBy(5); // enough of them for five minutes
    int warmUps = payload == Payload.INTEGER ? FIRST_WARM_UPS : WARM_UPS;
    Rounds rounds = new Rounds(effort).warmUps(warmUps);
    List<Throughput> trials = new ArrayList<>();
    for (Map.Entry<String, Peer> peer : peers.entrySet()) {
      Throughput trial = new Throughput(peer.getValue(), payload, subscribers, time);
      trials.add(trial);
      rounds.add(peer.getKey(), trial);
    }
    Map<String, Samples> samples = rounds.run();
    for (Throughput trial : trials) {
      trial.close();
    }
    return samples;
  }

  private static List<Double> line(Map<String, List<Double>> lines, String name) {
    return lines.computeIfAbsent(name, key -> new ArrayList<>());
  }

  private static void plot(Report report, Payload payload, Map<String, List<Double>> lines) {
    List<String> places = SUBSCRIBERS.stream().map(each -> String.format("%,d", each)).toList();
    Plot plot = new Plot("Subscribers, each message " + payload.title, UNIT, places);
    lines.forEach(plot::line);
    report.plot(payload.name().toLowerCase(java.util.Locale.ROOT), plot);
  }

  /** What a crowd of others costs. */
  private static void crowd(Report report, Effort effort) throws Exception {
    Map<String, Peer> peers = new LinkedHashMap<>();
    String few = "beside 1,000 others";
    peers.put(few, new JViewPeer(effort.atMost(1_000)));
    peers.put("beside 1,000,000 others", new JViewPeer(effort.atMost(1_000_000)));
    Map<String, Samples> samples = measure(effort, Payload.INTEGER, effort.atMost(100), peers);
    report.section("A crowd of other topics and sessions");
    report.text("100 subscribers of one topic; every other session is on a topic of its own.");
    report.table(Table.compare(UNIT, samples, few));
  }
}
