package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Dialer;
import io.jview.pubsub.redis.resp.Login;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.redis.resp.RespSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asks sentinels for the master, one after the other. */
public final class Sentinels implements MasterFinder {

  private static final String HINT =
      " (the sentinels named this address: where the certificate names hosts, let sentinels"
          + " announce them, with 'sentinel resolve-hostnames yes' and 'sentinel"
          + " announce-hostnames yes')";

  private final List<Address> sentinels;
  private final String master;
  private final RedisOptions options;
  private final Dialer dialer;

  public Sentinels(List<Address> sentinels, String master, RedisOptions options) {
    this.sentinels = List.copyOf(sentinels);
    this.master = master;
    this.options = options;
    this.dialer = new Dialer(options);
  }

  @Override
  public String namedBy() {
    return HINT;
  }

  @Override
  public Address find(Deadline deadline, Opening opening) throws IOException {
    List<String> failures = new ArrayList<>();
    for (Address sentinel : sentinels) {
      try {
        Deadline part = deadline.part(sentinels.size() + 1 - failures.size());
        return dialer.ask(sentinel, this::ask, part, opening);
      } catch (IOException e) {
        failures.add(e.getMessage());
      }
    }
    throw new IOException("no sentinel tells the master: " + String.join("; ", failures));
  }

  private Address ask(RespSocket sentinel, Deadline deadline) throws IOException {
    Login.user(sentinel, options.sentinelCredentials(), deadline);
    Object answer = sentinel.call(deadline, "SENTINEL", "GET-MASTER-ADDR-BY-NAME", master);
    if (answer instanceof List<?> found && found.size() == 2) {
      String host = RespReader.text(found.get(0));
      try {
        return new Address(host, Integer.parseInt(RespReader.text(found.get(1))));
      } catch (NumberFormatException e) {
        throw new IOException("the sentinel gave a port that is none", e);
      }
    }
    String reason = "no master of that name is known to it";
    if (answer instanceof RedisError error) {
      boolean login = error.code().equals("NOAUTH");
      reason = login ? "NOAUTH (give sentinelUser, sentinelPassword)" : error.explained();
    }
    throw new IOException("the sentinel does not tell the master '" + master + "': " + reason);
  }
}
