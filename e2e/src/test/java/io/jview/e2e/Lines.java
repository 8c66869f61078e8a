package io.jview.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process prints, read at once, so that it never waits for a reader. */
public final class Lines {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final List<String> all = new ArrayList<>(); // guarded by this, as all that follows
  private boolean ended;
  private int next;

  private Lines() {}

  public static Lines of(BufferedReader reader) {
    Lines lines = new Lines();
    Thread.ofPlatform()
        .daemon()
        .name("e2e-lines") // what waits for a process would keep a virtual thread's carrier
        .start(() -> lines.read(reader));
    return lines;
  }

  private void read(BufferedReader reader) {
    try (reader) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException closed) {
      add("(" + closed.getMessage() + ")");
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    all.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Reads on to the next line that fits. */
  synchronized Matcher await(Pattern pattern) throws InterruptedException {
    return await(pattern, PATIENCE);
  }

  /** Reads on to the next line that fits, which must come in time. */
  public synchronized Matcher await(Pattern pattern, Duration patience)
      throws InterruptedException {
    for (; isThere(next, patience); next++) {
      Matcher found = pattern.matcher(all.get(next));
      if (found.find()) {
        next++;
        return found;
      }
    }
    throw new AssertionError("No line with " + pattern + ":\n" + String.join("\n", all));
  }

  /** Looks for a line that fits among all, read or not, and waits for it. */
  synchronized Matcher find(Pattern pattern) throws InterruptedException {
    int before = next;
    next = 0;
    try {
      return await(pattern);
    } finally {
      next = Math.max(before, next);
    }
  }

  /** All that is not read yet, once the process has ended. */
  synchronized List<String> rest() throws InterruptedException {
    int first = next;
    while (isThere(next, PATIENCE)) {
      next++;
    }
    return List.copyOf(all.subList(first, next));
  }

  public synchronized List<String> soFar() {
    return List.copyOf(all);
  }

  /** Waits for a line; false, if the end comes first. */
  private boolean isThere(int index, Duration patience) throws InterruptedException {
    long start = System.nanoTime();
    while (all.size() <= index && !ended) {
      if (System.nanoTime() - start > patience.toNanos()) {
        throw new AssertionError("No further line:\n" + String.join("\n", all));
      }
      wait(1_000);
    }
    return all.size() > index;
  }
}
