package io.jview.pubsub.redis.resp;

import java.util.List;

/** What a server says that it is, in its answers to {@code HELLO} and {@code ROLE}. */
public final class Roles {

  /** Why a replica is of no use. */
  public static final String REPLICA =
      "it is a replica, which passes nothing on to the others: the URL must lead to the master; for"
          + " one that changes use redis-sentinel://";

  private Roles() {}

  /** Whether an answer, to either question, is that of a replica. */
  public static boolean isReplica(List<?> answer) {
    if (answer.isEmpty()) {
      return false;
    }
    String first = RespReader.text(answer.getFirst());
    if (first.equals("slave") || first.equals("replica")) {
      return true;
    }
    for (int i = 0; i + 1 < answer.size(); i += 2) {
      if (RespReader.text(answer.get(i)).equals("role")) {
        return !RespReader.text(answer.get(i + 1)).equals("master");
      }
    }
    return false;
  }
}
