package io.jview.pubsub.redis.resp;

import io.jview.pubsub.Credentials;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first questions on a connection: who we are, what we want, and whether it can be had. */
public final class Login {

  private Login() {}

  /** Logs in at a server, and selects what the options say. */
  public static void server(RespSocket socket, RedisOptions options, Deadline deadline)
      throws IOException {
    user(socket, given(options), deadline);
    if (options.database() != 0) {
      String database = String.valueOf(options.database());
      demand(socket.call(deadline, "SELECT", database), "database " + database);
    }
    socket.call(deadline, "CLIENT", "SETNAME", options.clientName());
    Object answer = socket.call(deadline, "PING");
    boolean lives = answer instanceof RedisError e && (e.isForNow() || e.isForbidden());
    if (!lives) {
      demand(answer, "a PING");
    }
  }

  /** What the application's own code threw stays the cause. */
  private static @Nullable Credentials given(RedisOptions options) throws IOException {
    try {
      return options.credentials().get();
    } catch (RuntimeException e) {
      throw new IOException("the supplier of credentials failed: " + e.getClass().getName(), e);
    }
  }

  /** Logs in, where there is something to log in with. */
  public static void user(RespSocket socket, @Nullable Credentials who, Deadline deadline)
      throws IOException {
    if (who != null) {
      String user = who.user();
      Object answer =
          user == null
              ? socket.call(deadline, "AUTH", who.password())
              : socket.call(deadline, "AUTH", user, who.password());
      demand(answer, "the login of user '" + (user == null ? "default" : user) + "'");
    }
  }

  /** Makes sure that the server is a master, or does not say what it is. */
  public static void master(RespSocket socket, Deadline deadline) throws IOException {
    Object answer = socket.call(deadline, "HELLO", "2");
    if (answer instanceof RedisError) {
      answer = socket.call(deadline, "ROLE");
    }
    if (isReplica(answer)) {
      throw new Refusal(Roles.REPLICA);
    }
  }

  private static boolean isReplica(@Nullable Object answer) {
    return answer instanceof List<?> parts && Roles.isReplica(parts);
  }

  private static void demand(@Nullable Object answer, String what) throws IOException {
    if (answer instanceof RedisError error) {
      String text = "it refused " + what + ": " + error.explained();
      throw error.isOver() ? new Refusal(text) : new IOException(text);
    }
  }
}
