package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Visit;
import io.jview.e2e.hostile.wire.Wire;
import java.io.IOException;

/** A socket joins views whose addresses have as many parameters as fit into a message. */
public record LongAddresses() implements Attack {

  private static final int VIEWS = 30;
  private static final int PARAMETERS = 230_000;
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  @Override
  public String name() {
    return "joins with long addresses";
  }

  @Override
  public void begin(Attacker attacker) {
    String query = query();
    attacker.each(
        2,
        wire -> {
          Visit[] visits = visits(wire);
          visits[0].open(wire);
          for (Visit visit : visits) {
            wire.send(Frames.text(visit.join("1", "http://" + wire.host() + "/counter?" + query)));
          }
        });
  }

  private static Visit[] visits(Wire wire) throws IOException {
    Visit[] visits = new Visit[VIEWS];
    visits[0] = Visit.load(wire, "/counter");
    for (int i = 1; i < VIEWS; i++) {
      visits[i] = visits[0].again(wire, "/counter");
    }
    return visits;
  }

  private static String query() {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < PARAMETERS; i++) {
      for (int rest = i, place = 0; place < 3; place++, rest /= LETTERS.length()) {
        query.append(LETTERS.charAt(rest % LETTERS.length()));
      }
      query.append('&');
    }
    return query.toString();
  }
}
