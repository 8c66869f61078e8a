package io.jview.benchmarks.load;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** What the command line of {@link LoadMain} asks for. */
final class LoadArguments {

  static final String HELP =
      """
      Options:
        --page URL             a page to open, such as http://127.0.0.1:8000/counter; may be
                               given several times, sessions then take them in turn
        --sessions N           how many browsers (default: 100; at most 19500)
        --seconds N            how long to go on once all are there (default: 10)
        --events-per-second N  clicks of all sessions together (default: 0)
        --event NAME           the event of a click (default: increment)
        --at-once N            how many join at one time (default: 100)
        --threads N            threads of the client (default: 1)
        --source ADDRESS       the local address to connect from, such as 127.0.1.1\
      """;

  private final List<URI> pages = new ArrayList<>();
  private int sessions = 100;
  private int seconds = 10;
  private int eventsPerSecond;
  private String event = "increment";
  private LoadOptions options = LoadOptions.DEFAULTS;

  private LoadArguments() {}

  static LoadArguments parse(String... arguments) throws UnknownHostException {
    LoadArguments result = new LoadArguments();
    Queue<String> rest = new ArrayDeque<>(List.of(arguments));
    while (!rest.isEmpty()) {
      String option = rest.remove();
      String value = rest.poll();
      if (value == null) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      result.take(option, value);
    }
    if (result.pages.isEmpty()) {
      throw new IllegalArgumentException("--page is missing");
    }
    return result;
  }

  private void take(String option, String value) throws UnknownHostException {
    switch (option) {
      case "--page" -> pages.add(URI.create(value));
      case "--sessions" -> sessions = number(option, value, LoadClient.MAX_SESSIONS);
      case "--seconds" -> seconds = number(option, value, 3_600);
      case "--events-per-second" -> eventsPerSecond = number(option, value, 1_000_000);
      case "--event" -> event = value;
      case "--at-once" -> options = options.withAtOnce(number(option, value, Integer.MAX_VALUE));
      case "--threads" -> options = options.withThreads(number(option, value, 64));
      case "--source" -> options = options.withSource(InetAddress.getByName(value));
      default -> throw new IllegalArgumentException("Unknown option " + option);
    }
  }

  private static int number(String option, String value, int max) {
    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) > max) {
      throw new IllegalArgumentException(
          option + " needs a number up to " + max + ", not " + value);
    }
    return Integer.parseInt(value);
  }

  List<URI> pages() {
    return pages;
  }

  int sessions() {
    return sessions;
  }

  int seconds() {
    return seconds;
  }

  int eventsPerSecond() {
    return eventsPerSecond;
  }

  String event() {
    return event;
  }

  LoadOptions options() {
    return options;
  }
}
