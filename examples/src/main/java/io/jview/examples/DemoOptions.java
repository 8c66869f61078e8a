package io.jview.examples;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param pubsub the name of the pub/sub backend
 * @param help whether only the help is wanted
 */
record DemoOptions(String host, int port, String pubsub, boolean help) {

  static final String HELP =
      """
      Usage: ./jview demo [options]

        --port PORT      the port to listen on, 0 for any free one (default: 8000)
        --host ADDRESS   the address to listen on, 0.0.0.0 for all (default: 127.0.0.1)
        --pubsub NAME    what carries messages between pages, and keeps the state of several
                         instances: memory, or redis://HOST:PORT (default: memory)
        --help           print this text
      """;

  private static final DemoOptions DEFAULTS = new DemoOptions("127.0.0.1", 8000, "memory", false);
  private static final int LAST_PORT = 65_535;

  /** Reads a command line; the message of a failure tells the user what to change. */
  static DemoOptions parse(String... arguments) {
    Queue<String> rest = new ArrayDeque<>(List.of(arguments));
    DemoOptions options = DEFAULTS;
    while (!rest.isEmpty() && !options.help()) {
      options = options.with(rest.remove(), rest);
    }
    return options;
  }

  private DemoOptions with(String option, Queue<String> rest) {
    return switch (option) {
      case "--port" -> new DemoOptions(host, port(value(option, rest)), pubsub, help);
      case "--host" -> new DemoOptions(value(option, rest), port, pubsub, help);
      case "--pubsub" -> new DemoOptions(host, port, backend(value(option, rest)), help);
      case "--help", "-h" -> new DemoOptions(host, port, pubsub, true);
      default ->
          throw new IllegalArgumentException(
              "Unknown option " + option + "; --help lists the options");
    };
  }

  private static String value(String option, Queue<String> rest) {
    @Nullable String value = rest.poll();
    if (value == null || value.isEmpty() || value.startsWith("--")) {
      throw new IllegalArgumentException(option + " needs a value; --help lists the options");
    }
    return value;
  }

  private static int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LAST_PORT) {
      throw new IllegalArgumentException("--port needs a number from 0 to 65535, not " + text);
    }
    return Integer.parseInt(text);
  }

  /**
   * A name may be an address with a password, so an unknown one is not repeated beyond its scheme.
   */
  private static String backend(String name) {
    if (!DemoBackend.isKnown(name)) {
      throw new IllegalArgumentException(
          "Unknown pub/sub backend %s; known: %s"
              .formatted(name.replaceFirst("://.*", "://…"), DemoBackend.KNOWN));
    }
    return name;
  }
}
