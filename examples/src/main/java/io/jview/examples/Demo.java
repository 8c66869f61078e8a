package io.jview.examples;

import io.jview.pubsub.PubSub;
import io.jview.server.JView;
import java.io.UncheckedIOException;

/** Starts the demo from the command line. */
public final class Demo {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Demo() {}

  /**
   * Starts the demo, which then runs until the process is told to end.
   *
   * @param arguments the options, see {@code --help}
   */
  public static void main(String[] arguments) {
    try {
      run(DemoOptions.parse(arguments));
    } catch (IllegalArgumentException misuse) {
      exit(MISUSED, misuse.getMessage());
    }
  }

  private static void run(DemoOptions options) {
    if (options.help()) {
      System.out.print(DemoOptions.HELP);
      return;
    }
    JView site = DemoSite.builder().host(options.host()).pubsub(PubSub.inMemory()).build();
    try {
      site.start(options.port());
    } catch (UncheckedIOException failure) {
      exit(FAILED, failure.getMessage());
    }
    System.out.println("Open http://" + address(options.host(), site.port()) + " (Ctrl-C stops)");
  }

  private static String address(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static void exit(int status, String message) {
    System.err.println(message);
    System.exit(status);
  }
}
