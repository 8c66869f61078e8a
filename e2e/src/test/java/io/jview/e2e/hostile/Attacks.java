package io.jview.e2e.hostile;

import io.jview.e2e.hostile.attack.Attack;
import io.jview.e2e.hostile.attack.BigForms;
import io.jview.e2e.hostile.attack.ClickFlood;
import io.jview.e2e.hostile.attack.ForeignJson;
import io.jview.e2e.hostile.attack.FrameFlood;
import io.jview.e2e.hostile.attack.HeaderBomb;
import io.jview.e2e.hostile.attack.Http2Flood;
import io.jview.e2e.hostile.attack.IdleConnections;
import io.jview.e2e.hostile.attack.IdleSockets;
import io.jview.e2e.hostile.attack.InflatedMessages;
import io.jview.e2e.hostile.attack.JoinFlood;
import io.jview.e2e.hostile.attack.LongAddresses;
import io.jview.e2e.hostile.attack.MalformedUpgrades;
import io.jview.e2e.hostile.attack.Trickle;
import io.jview.e2e.hostile.attack.UnfinishedBodies;
import io.jview.e2e.hostile.attack.UnfinishedMessages;
import io.jview.e2e.hostile.attack.UnreadAnswers;
import io.jview.e2e.hostile.attack.UnreadPongs;
import io.jview.e2e.hostile.attack.WaitingEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All attacks that the server must bear. */
final class Attacks {

  private static final int SOCKETS = Integer.getInteger("jview.hostile.sockets", 10_000);
  private static final int ADDRESSES = 1_000;

  private Attacks() {}

  static List<Attack> all() {
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
