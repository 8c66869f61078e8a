package io.jview.examples;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param pubsub the name of the pub/sub backend
 * @param instances how many processes to start, on this port and those that follow
 * @param help whether only the help is wanted
 */
record DemoOptions(String host, int port, String pubsub, int instances, boolean help) {

  static final String HELP =
      """
      Usage: ./jview demo [options]

        --port PORT      the port to listen on, 0 for any free one (default: 8000)
        --host ADDRESS   the address to listen on, 0.0.0.0 for all (default: 127.0.0.1)
        --pubsub NAME    what carries messages between pages, and keeps the state of several
                         instances: memory, redis://HOST:PORT, or
                         postgresql://USER:PASSWORD@HOST/DATABASE (default: what the environment
                         variable JVIEW_PUBSUB says, which shows a password to nobody, or memory)
        --instances N    start N processes, on the port and those that follow, as behind a load
                         balancer; they need a NAME that they can share (default: 1)
        --help           print this text
      """;

  private static final DemoOptions DEFAULTS =
      new DemoOptions("127.0.0.1", 8000, "memory", 1, false);
  private static final int LAST_PORT = 65_535;
  private static final int MOST_INSTANCES = 64;

  /** Where a URL with a password can stand that the command line would show to others. */
  static final String PUBSUB_VARIABLE = "JVIEW_PUBSUB";

  /** Where the secrets stand that frames are signed with: the first one signs. */
  private static final String FRAMES_VARIABLE = "JVIEW_FRAMES_SECRET";

  /** Reads the secrets of frames; none where nothing is signed. They are no part of the options. */
  static List<String> frameSecrets(Map<String, String> environment) {
    return Stream.of(environment.getOrDefault(FRAMES_VARIABLE, "").split(","))
        .map(String::strip)
        .filter(secret -> !secret.isEmpty())
        .toList();
  }

  /** Reads a command line; the message of a failure tells the user what to change. */
  static DemoOptions parse(String... arguments) {
    return parse(Map.of(), arguments);
  }

  /** Reads a command line, and what the environment says in place of it. */
  static DemoOptions parse(Map<String, String> environment, String... arguments) {
    Queue<String> rest = new ArrayDeque<>(List.of(arguments));
    String pubsub = environment.getOrDefault(PUBSUB_VARIABLE, "");
    DemoOptions options = pubsub.isEmpty() ? DEFAULTS : DEFAULTS.on(backend(pubsub));
    while (!rest.isEmpty() && !options.help()) {
      options = options.with(rest.remove(), rest);
    }
    return options.help() ? options : options.checked();
  }

  private DemoOptions on(String backend) {
    return new DemoOptions(host, port, backend, instances, help);
  }

  private DemoOptions checked() {
    if (instances > 1 && pubsub.equals("memory")) {
      throw new IllegalArgumentException(
          "--instances needs what they can share: add --pubsub, such as redis://localhost:6379");
    }
    if (port + instances - 1 > LAST_PORT) {
      throw new IllegalArgumentException(
          "%d instances from port %d on go past 65535; take a lower --port"
              .formatted(instances, port));
    }
    return this;
  }

  private DemoOptions with(String option, Queue<String> rest) {
    return switch (option) {
      case "--port" ->
          new DemoOptions(host, number(option, rest, 0, LAST_PORT), pubsub, instances, help);
      case "--host" -> new DemoOptions(value(option, rest), port, pubsub, instances, help);
      case "--pubsub" -> on(backend(value(option, rest)));
      case "--instances" ->
          new DemoOptions(host, port, pubsub, number(option, rest, 1, MOST_INSTANCES), help);
      case "--help", "-h" -> new DemoOptions(host, port, pubsub, instances, true);
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

  private static int number(String option, Queue<String> rest, int least, int most) {
    String text = value(option, rest);
    int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "%s needs a number from %d to %d, not %s".formatted(option, least, most, text));
    }
    return number;
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
