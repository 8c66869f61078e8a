package io.jview.pubsub.redis.resp;

import io.jview.pubsub.spi.NotSentException;
import io.jview.pubsub.spi.RefusedException;
import java.util.List;
import java.util.Map;

/** What a server answers instead of doing what it was asked: a code, a space and a text. */
public record RedisError(String text) {

  private static final int LONGEST = 200;
  private static final List<String> MOVED = List.of("MOVED ", "ASK ", "TRYAGAIN", "CLUSTERDOWN");
  private static final List<String> FOR_NOW =
      List.of("BUSY", "LOADING", "MISCONF", "MASTERDOWN", "READONLY", "OOM");

  /** By how an answer begins: what can be done about it. */
  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry(
              "ERR max number of clients",
              "raise maxclients of the server, or let fewer connect to it"),
          Map.entry(
              "DENIED", "give the server a password, which both sides then use, or protected-mode"),
          Map.entry(
              "NOAUTH", "the server wants a login: give a user and password, in the URL or apart"),
          Map.entry("WRONGPASS", "the user or the password is wrong, or the user is disabled"),
          Map.entry(
              "ERR AUTH <password> called without",
              "the server has no password: leave ours out, or give it one"),
          Map.entry(
              "ERR DB index", "the server has no such database: the number stands in the URL"),
          Map.entry(
              "ERR SELECT is not allowed", "the server is part of a cluster: use redis-cluster://"),
          Map.entry("NOPERM", "let the user do that; docs/redis.md lists the permissions"),
          Map.entry(
              "ERR This instance has cluster support disabled",
              "the server is no part of a cluster: use redis://"),
          Map.entry(
              "ERR unknown command 'SENTINEL'", "it is no sentinel: those listen on port 26379"),
          Map.entry(
              "ERR unknown command 'SSUBSCRIBE'", "a cluster must be of Redis 7 or newer here"),
          Map.entry("BUSY", "a script runs for too long: SCRIPT KILL ends it"),
          Map.entry("LOADING", "it reads its data from disk, and is waited for"),
          Map.entry(
              "MISCONF", "it cannot write to its disk: messages go on, but its data is not saved"),
          Map.entry("CLUSTERDOWN", "the cluster lacks a node; it is tried again"));

  /** Whether there is no permission, perhaps for one of several channels. */
  public boolean isForbidden() {
    return text.startsWith("NOPERM");
  }

  /** Whether it is a state of the server that passes, in which it lives. */
  public boolean isForNow() {
    return FOR_NOW.stream().anyMatch(text::startsWith);
  }

  /** Whether it will be the same the next time. */
  boolean isOver() {
    return !isForNow() && !isElsewhere() && !text.startsWith("ERR max number of clients");
  }

  /** Whether nothing can be asked for as long as a script runs. */
  public boolean isBusy() {
    return text.startsWith("BUSY");
  }

  /** Whether another node of the cluster, or a later time, may do. */
  boolean isElsewhere() {
    return MOVED.stream().anyMatch(text::startsWith);
  }

  /** The first word, which is the sort of error. */
  public String code() {
    return text.split(" ", 2)[0];
  }

  /** The server's own words, and what can be done. */
  public String explained() {
    String words = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return ADVICE.entrySet().stream()
        .filter(entry -> text.startsWith(entry.getKey()))
        .findFirst()
        .map(entry -> words + " (" + entry.getValue() + ")")
        .orElse(words);
  }

  /** Why nothing was done of what was asked for: refused, or not now, or not here. */
  public Exception exception() {
    String answered = "Redis answered: " + explained();
    if (isElsewhere()) {
      return new Moved(answered);
    }
    return isForNow() ? new NotSentException(answered, null) : new RefusedException(answered, null);
  }
}
