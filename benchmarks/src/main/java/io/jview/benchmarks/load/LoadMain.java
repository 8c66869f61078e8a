package io.jview.benchmarks.load;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Drives a site that runs already, from the command line. */
public final class LoadMain {

  private static final Duration JOINING = Duration.ofMinutes(3);

  private final LoadArguments arguments;

  private LoadMain(LoadArguments arguments) {
    this.arguments = arguments;
  }

  /**
   * Opens the sessions, prints {@code live N} once all have joined, sends events for a time, prints
   * what it has seen, and ends: with status 1 if not all sessions have joined, 2 if misused.
   *
   * @param arguments the options, see {@code --help}
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      System.exit(new LoadMain(LoadArguments.parse(arguments)).run());
    } catch (IllegalArgumentException | UnknownHostException misuse) {
      System.err.println(misuse.getMessage() + "\n\n" + LoadArguments.HELP);
      System.exit(2);
    }
  }

  private int run() throws InterruptedException {
    int count = arguments.sessions();
    try (LoadClient client = LoadClient.start(arguments.options())) {
      List<URI> pages = arguments.pages();
      List<LoadSession> sessions = client.open(pages, count, LoadListener.NONE);
      boolean joined = client.awaitLive(count, JOINING);
      System.out.println("live " + client.report().live());
      if (joined) {
        drive(sessions);
      }
      System.out.println(client.report());
      return joined ? 0 : 1;
    }
  }

  /** Events at a steady rate, late or not; so a slow answer does not slow what follows. */
  private void drive(List<LoadSession> sessions) throws InterruptedException {
    if (arguments.eventsPerSecond() == 0) {
      TimeUnit.SECONDS.sleep(arguments.seconds());
      return;
    }
    long pause = TimeUnit.SECONDS.toNanos(1) / arguments.eventsPerSecond();
    long events = (long) arguments.eventsPerSecond() * arguments.seconds();
    long start = System.nanoTime();
    for (int i = 0; i < events; i++) {
      while (System.nanoTime() - start < i * pause) {
        LockSupport.parkNanos(start + i * pause - System.nanoTime());
      }
      sessions.get(i % sessions.size()).send(arguments.event(), "{}");
    }
    TimeUnit.SECONDS.sleep(1);
  }
}
