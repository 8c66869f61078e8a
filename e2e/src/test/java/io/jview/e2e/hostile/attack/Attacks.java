package io.jview.e2e.hostile.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All attacks that the server must bear. */
public final class Attacks {

  private static final int SOCKETS = Integer.getInteger("jview.hostile.sockets", 10_000);
  private static final int ADDRESSES = 1_000;

  private Attacks() {}

  public static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    all.add(new UnreadPongs());
    addEach(all, FrameFlood.Kind.values(), FrameFlood::new);
    addEach(all, UnfinishedMessages.Kind.values(), UnfinishedMessages::new);
    all.add(new InflatedMessages());
    all.add(new UnfinishedBodies(false));
    all.add(new UnfinishedBodies(true));
    all.add(new BigForms());
    all.add(new LongAddresses());
    all.add(new WaitingEvents());
    all.add(new ForeignJson(false));
    all.add(new ForeignJson(true));
    all.add(new JoinFlood(false));
    all.add(new JoinFlood(true));
    all.add(new ClickFlood());
    addEach(all, UnreadAnswers.Kind.values(), UnreadAnswers::new);
    addEach(all, UnreadStreams.Kind.values(), UnreadStreams::new);
    addEach(all, Trickle.Kind.values(), Trickle::new);
    addEach(all, Http2Flood.Kind.values(), Http2Flood::new);
    all.add(new HeaderBomb());
    all.add(new MalformedUpgrades());
    all.add(new IdleSockets(SOCKETS, 1));
    all.add(new IdleSockets(SOCKETS, ADDRESSES));
    all.add(new IdleConnections(SOCKETS));
    return all;
  }

  private static <K> void addEach(List<Attack> all, K[] kinds, Function<K, Attack> attack) {
    for (K kind : kinds) {
      all.add(attack.apply(kind));
    }
  }
}
