package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Commands;
import io.jview.pubsub.redis.resp.Dialer;
import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.redis.resp.Roles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether a server is still the one that everybody else is on. Used by the probing thread. */
final class Whereabouts {

  private final Address address;
  private final Dialer dialer;
  private boolean isElsewhere;

  Whereabouts(Address address, Dialer dialer) {
    this.address = address;
    this.dialer = dialer;
  }

  /** Asks for its role, and where its name leads; what is wrong leads to the end of the link. */
  void look(Sender sends, Consumer<IOException> drop) {
    sends
        .ask(Commands.HELLO, Commands.RESP2)
        .thenCompose(answer -> orRole(sends, answer))
        .thenAccept(
            answer -> {
              if (answer instanceof List<?> parts && Roles.isReplica(parts)) {
                drop.accept(new IOException(Roles.REPLICA));
              }
            });
    lookWhereItLeads(sends, drop);
  }

  /** Servers that know no HELLO may know the older ROLE. */
  private static CompletableFuture<@Nullable Object> orRole(Sender sends, @Nullable Object answer) {
    return answer instanceof RedisError
        ? sends.ask(Commands.ROLE)
        : CompletableFuture.completedFuture(answer);
  }

  /** Two looks must say so: some names lead to one of many addresses by turns. */
  private void lookWhereItLeads(Sender sends, Consumer<IOException> drop) {
    boolean wasElsewhere = isElsewhere;
    isElsewhere = !dialer.leadsTo(address, sends.connection().place());
    if (wasElsewhere && isElsewhere) {
      isElsewhere = false;
      drop.accept(new IOException("the name leads to another address now"));
    }
  }
}
