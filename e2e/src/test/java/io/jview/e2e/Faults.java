package io.jview.e2e;

import io.jview.pubsub.redis.RedisServer;
import io.jview.pubsub.testkit.FaultProxy;
import io.jview.pubsub.testkit.FaultProxy.Direction;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Provokes faults of a cluster one after another, and puts each right again. For one thread. */
final class Faults {

  private static final int LONGEST_MILLIS = 12_000;

  private final Cluster cluster;
  private final RedisServer redis;
  private final List<FaultProxy> links;
  private final RandomGenerator random;
  private final List<Fault> all =
      List.of(
          this::killInstance,
          this::stopInstance,
          this::cutLink,
          this::stallLink,
          this::swallowOnLink,
          this::slowLink,
          this::pauseRedis,
          this::restartRedis);

  private interface Fault {
    void provoke(int instance) throws Exception;
  }

  /**
   * Makes one.
   *
   * @param links the way of each instance to Redis
   */
  Faults(Cluster cluster, RedisServer redis, List<FaultProxy> links, RandomGenerator random) {
    this.cluster = cluster;
    this.redis = redis;
    this.links = links;
    this.random = random;
  }

  /** Provokes one, and returns when it is over. */
  void next() throws Exception {
    all.get(random.nextInt(all.size())).provoke(random.nextInt(Cluster.SIZE));
  }

  private void killInstance(int instance) throws Exception {
    say("kill instance", instance);
    cluster.kill(instance);
    hold(3_000);
    cluster.startAgain(instance);
  }

  private void stopInstance(int instance) throws Exception {
    say("restart instance", instance);
    cluster.stop(instance);
    cluster.startAgain(instance);
  }

  private void cutLink(int instance) throws Exception {
    say("cut the link of instance", instance);
    links.get(instance).cut();
    hold(LONGEST_MILLIS);
    links.get(instance).pass();
  }

  private void stallLink(int instance) throws Exception {
    say("stall the link of instance", instance);
    links.get(instance).stall();
    hold(LONGEST_MILLIS);
    links.get(instance).pass();
  }

  private void swallowOnLink(int instance) throws Exception {
    Direction way = Direction.values()[random.nextInt(2)];
    say("swallow " + way + " on the link of instance", instance);
    links.get(instance).swallow(way);
    hold(LONGEST_MILLIS);
    links.get(instance).pass();
  }

  private void slowLink(int instance) throws Exception {
    say("slow the link of instance", instance);
    links.get(instance).throttle(20_000);
    hold(LONGEST_MILLIS);
    links.get(instance).pass();
  }

  private void pauseRedis(int instance) throws Exception {
    say("pause Redis, not instance", instance);
    redis.pause();
    hold(LONGEST_MILLIS);
    redis.resume();
  }

  private void restartRedis(int instance) throws Exception {
    say("restart Redis, not instance", instance);
    redis.kill();
    hold(4_000);
    redis.restart();
  }

  private static void say(String what, int instance) {
    System.out.printf("%tT %s %d%n", System.currentTimeMillis(), what, instance);
  }

  /** Lets a fault last for some time, which is what a soak is made of. */
  private void hold(int longestMillis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(200, longestMillis));
  }
}
