package io.jview.examples;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Several processes of the demo with one secret. Telling this process to end stops them all
 * gracefully, telling it twice at once; when it is killed, they stop too.
 */
final class Instances {

  private static final String SECRET = "JVIEW_SECRET";
  private static final int SECRET_BYTES = 48;

  private final List<Instance> all;
  private volatile boolean stopping;

  private Instances(List<Instance> all) {
    this.all = all;
  }

  /** Starts them and returns when all have ended by themselves. */
  static void run(DemoOptions options) throws InterruptedException {
    Map<String, String> environment =
        Map.of(
            SECRET, secret(System.getenv(SECRET)), DemoOptions.PUBSUB_VARIABLE, options.pubsub());
    List<Instance> started = new ArrayList<>();
    for (int i = 0; i < options.instances(); i++) {
      int port = options.port() == 0 ? 0 : options.port() + i;
      String name = port == 0 ? "#" + (i + 1) : String.valueOf(port);
      started.add(Instance.start(name, command(options, port), environment));
    }
    Instances instances = new Instances(List.copyOf(started));
    Runtime.getRuntime().addShutdownHook(new Thread(instances::stop, "demo-stop"));
    instances.awaitEnd();
  }

  private static String secret(@Nullable String given) {
    if (given != null && !given.isBlank()) {
      return given;
    }
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Java as this process runs it. */
  private static List<String> command(DemoOptions options, int port) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(DemoInstance.class.getName());
    command.addAll(List.of("--host", options.host(), "--port", String.valueOf(port)));
    return command;
  }

  private void awaitEnd() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(all.size());
    for (Instance instance : all) {
      Thread.ofPlatform()
          .daemon()
          .name("demo-wait-" + instance.name())
          .start(() -> tellEnd(instance, ended));
    }
    ended.await();
  }

  private void tellEnd(Instance instance, CountDownLatch ended) {
    try {
      int status = instance.awaitEnd();
      if (!stopping) {
        System.err.println(instance.name() + " | has ended with status " + status);
      }
    } catch (InterruptedException impossible) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void stop() {
    stopping = true;
    NextSignal.kills();
    all.forEach(Instance::stop);
    try {
      for (Instance instance : all) {
        instance.awaitEnd();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
