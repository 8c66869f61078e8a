package io.jview.examples;

import io.jview.pubsub.PubSubException;
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
      run(DemoOptions.parse(System.getenv(), arguments));
    } catch (IllegalArgumentException misuse) {
      exit(MISUSED, misuse);
    } catch (UncheckedIOException | PubSubException failure) {
      exit(FAILED, failure);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(DemoOptions options) throws InterruptedException {
    if (options.help()) {
      System.out.print(DemoOptions.HELP);
      return;
    }
    if (options.instances() > 1) {
      Instances.run(options);
      System.exit(FAILED);
    }
    serve(options);
  }

  static JView serve(DemoOptions options) {
    DemoBackend backend =
        DemoBackend.of(options.pubsub(), DemoOptions.frameSecrets(System.getenv()));
    JView site = DemoSite.builder(backend).host(options.host()).build();
    site.start(options.port());
    System.out.println("Open http://" + address(options.host(), site.port()) + " (Ctrl-C stops)");
    return site;
  }

  private static String address(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static void exit(int status, RuntimeException reason) {
    System.err.println(reason.getMessage());
    System.exit(status);
  }
}
