package io.jview.e2e.hostile;

import io.jview.e2e.hostile.HonestBrowsers.Seen;
import io.jview.e2e.hostile.HostileServer.Memory;
import io.jview.e2e.hostile.attack.Attack;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Attacks a server and sees what it bears. One that did not survive is replaced. */
final class Measure implements AutoCloseable {

  private static final Memory NOTHING = new Memory(0, 0);
  private static final Duration RECOVERY = Duration.ofSeconds(10);
  private static final Duration WARM_UP = Duration.ofSeconds(3);

  private final Duration length;
  private final HostileClient client = new HostileClient();
  private @Nullable HostileServer server;
  private @Nullable HonestBrowsers browsers;
  private Memory before = NOTHING;

  Measure(Duration length) throws IOException {
    this.length = length;
  }

  Outcome of(Attack attack) throws Exception {
    HostileServer target = server();
    int lines = target.lines();
    client.begin(attack, target.port());
    Seen seen = browsers.click(length);
    Memory held = memory(target);
    HostileClient.Left left = client.leave();
    Memory after = recovered(target);
    boolean alive = target.isAlive() && !after.equals(NOTHING);
    int logged = target.lines() - lines;
    Outcome outcome = new Outcome(attack.name(), alive, seen, before, held, after, left, logged);
    before = after;
    if (!outcome.isSurvived()) {
      target.lastWords().forEach(System.out::println);
      end();
    }
    return outcome;
  }

  private HostileServer server() throws Exception {
    if (server == null) {
      server = HostileServer.start();
      browsers = new HonestBrowsers(server);
      browsers.click(WARM_UP);
      before = server.memory();
    }
    return server;
  }

  /** Waits until no more is held than before, for a while. */
  private Memory recovered(HostileServer target) throws InterruptedException {
    long deadline = System.nanoTime() + RECOVERY.toNanos();
    Memory now = memory(target);
    while (now.heap() > before.heap() * Outcome.RETURN && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(200);
      now = memory(target);
    }
    return now;
  }

  private static Memory memory(HostileServer target) throws InterruptedException {
    try {
      return target.isAlive() ? target.memory() : NOTHING;
    } catch (TimeoutException deaf) {
      return NOTHING;
    }
  }

  @Override
  public void close() throws InterruptedException {
    client.close();
    end();
  }

  private void end() throws InterruptedException {
    if (browsers != null) {
      browsers.close();
    }
    if (server != null) {
      server.close();
    }
    browsers = null;
    server = null;
  }
}
