package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.redis.resp.RespSocket;
import java.io.IOException;
import java.util.List;

/** Asks sentinels for the master, one after the other, and checks that it says so itself. */
public final class Sentinels implements MasterFinder {

  private final List<Address> sentinels;
  private final String master;
  private final RedisOptions options;

  public Sentinels(List<Address> sentinels, String master, RedisOptions options) {
    this.sentinels = List.copyOf(sentinels);
    this.master = master;
    this.options = options;
  }

  @Override
  public Address find(Deadline deadline, Opening opening) throws IOException {
    Address found = named(deadline, opening);
    checkRole(found, deadline, opening);
    return found;
  }

  @Override
  public Address named(Deadline deadline, Opening opening) throws IOException {
    IOException last = new IOException("no sentinel is known");
    for (Address sentinel : sentinels) {
      try {
        return ask(sentinel, deadline, opening);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private Address ask(Address sentinel, Deadline deadline, Opening opening) throws IOException {
    Deadline part = deadline.part(sentinels.size() + 1);
    try (RespSocket socket = RespSocket.open(sentinel, options.tls(), part, opening)) {
      Object answer = socket.call(part, "SENTINEL", "GET-MASTER-ADDR-BY-NAME", master);
      if (answer instanceof List<?> found && found.size() == 2) {
        String port = RespReader.text(found.get(1));
        return new Address(RespReader.text(found.get(0)), Integer.parseInt(port));
      }
      String reason = answer instanceof RedisError error ? error.text() : "it is unknown to it";
      throw new IOException(
          "the sentinel at " + sentinel + " does not tell the master '" + master + "': " + reason);
    } catch (NumberFormatException e) {
      throw new IOException("the sentinel at " + sentinel + " gave a port that is none", e);
    }
  }

  private void checkRole(Address server, Deadline deadline, Opening opening) throws IOException {
    try (RespSocket socket = RespSocket.open(server, options.tls(), deadline, opening)) {
      socket.login(options, deadline);
      Object answer = socket.call(deadline, "ROLE");
      if (answer instanceof RedisError error) {
        throw new IOException("Redis at " + server + " does not tell its role: " + error.text());
      }
      if (!(answer instanceof List<?> role)
          || role.isEmpty()
          || !RespReader.text(role.getFirst()).equals("master")) {
        throw new IOException("Redis at " + server + " is not the master any more, or not yet");
      }
    }
  }
}
