package io.jview.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.jview.examples.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is in deploy/: run where it can be, else read and compared with what JView does. */
class DeploymentFilesTest {

  private static final Path DEPLOY = Repository.ROOT.resolve("deploy");
  private static final String MAIN = Demo.class.getName();
  private static final int DRAIN_SECONDS = 10;

  private static String text(String file) throws IOException {
    return Files.readString(DEPLOY.resolve(file));
  }

  private static List<Object> yaml(String file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<Object> documents = new ArrayList<>();
    new Yaml(new SafeConstructor(options)).loadAll(text(file)).forEach(documents::add);
    return documents;
  }

  /** Goes down by keys and indexes. */
  private static Object at(Object node, Object... path) {
    Object now = node;
    for (Object step : path) {
      Object next =
          now instanceof Map<?, ?> map ? map.get(step) : ((List<?>) now).get((Integer) step);
      assertThat(next).as("%s of %s", step, now).isNotNull();
      now = next;
    }
    return now;
  }

  private static int seconds(Object value) {
    return Integer.parseInt(value.toString().replace("s", ""));
  }

  @Test
  void haproxyTakesItsConfigurationWithAndWithoutOtherAddresses() throws Exception {
    Path program =
        Programs.named("JVIEW_HAPROXY", List.of("haproxy"))
            .or(() -> Programs.existing("/usr/sbin/haproxy"))
            .orElseThrow(() -> Programs.lacking("HAProxy (on the path, or by JVIEW_HAPROXY)"));
    List<String> check =
        List.of(program.toString(), "-c", "-f", DEPLOY.resolve("haproxy.cfg").toString());

    assertThat(run(check, Map.of())).contains("Configuration file is valid");
    assertThat(run(check, Map.of("JVIEW_TWO", "127.0.0.1:9001"))).contains("is valid");
  }

  @ParameterizedTest
  @CsvSource({
    "compose.redis.yaml, redis, redis://",
    "compose.postgres.yaml, postgres, postgresql://"
  })
  void composeStartsThreeInstancesWithOneSecretOnceTheirBrokerIsHealthy(
      String file, String broker, String scheme) throws Exception {
    Object services = at(yaml(file).getFirst(), "services");
    for (String name : List.of("one", "two", "three")) {
      Object instance = at(services, name);
      assertThat(at(instance, "build", "dockerfile")).isEqualTo("deploy/Containerfile");
      assertThat(at(instance, "environment", "JVIEW_SECRET"))
          .asString()
          .startsWith("${JVIEW_SECRET:?");
      assertThat(at(instance, "environment", "JVIEW_FRAMES_SECRET"))
          .asString()
          .startsWith("${JVIEW_FRAMES_SECRET:?");
      assertThat(at(instance, "environment", "JVIEW_PUBSUB")).asString().startsWith(scheme);
      assertThat(at(instance, "depends_on", broker, "condition")).isEqualTo("service_healthy");
      assertThat(seconds(at(instance, "stop_grace_period"))).isGreaterThan(DRAIN_SECONDS + 5);
      assertThat(at(services, "balancer", "environment")).asString().contains("=" + name + ":8000");
    }
    assertThat(at(services, broker, "healthcheck", "test"))
        .asInstanceOf(LIST)
        .hasSizeGreaterThan(1);
    assertThat(at(services, "balancer", "volumes", 0)).asString().startsWith("./haproxy.cfg:");
    for (Object variable : ((Map<?, ?>) at(services, "balancer", "environment")).keySet()) {
      assertThat(text("haproxy.cfg")).contains("${" + variable + "-");
    }
  }

  @Test
  void kubernetesProbesWhatIsServedAndWaitsForTheDrain() throws Exception {
    List<Object> all = yaml("kubernetes.yaml");
    assertThat(all)
        .extracting(document -> at(document, "kind"))
        .containsExactly("Deployment", "PodDisruptionBudget", "Service", "Ingress");
    Object deployment = at(all.get(0), "spec");
    Object pod = at(deployment, "template", "spec");
    Object container = at(pod, "containers", 0);
    Object labels = at(deployment, "template", "metadata", "labels");

    assertThat(at(deployment, "selector", "matchLabels")).isEqualTo(labels);
    assertThat(at(all.get(1), "spec", "selector", "matchLabels")).isEqualTo(labels);
    assertThat(at(all.get(2), "spec", "selector")).isEqualTo(labels);
    assertThat(at(all.get(2), "spec", "ports", 0, "targetPort"))
        .isEqualTo(at(container, "ports", 0, "name"));
    assertThat(at(container, "readinessProbe", "httpGet", "path")).isEqualTo("/health/ready");
    assertThat(at(container, "livenessProbe", "httpGet", "path")).isEqualTo("/health/live");
    assertThat(at(container, "startupProbe", "httpGet", "path")).isEqualTo("/health/live");
    assertThat(at(container, "env", 0, "name")).isEqualTo("JVIEW_SECRET");
    int sleep = seconds(at(container, "lifecycle", "preStop", "exec", "command", 1));
    assertThat(seconds(at(pod, "terminationGracePeriodSeconds")))
        .isGreaterThan(sleep + DRAIN_SECONDS + 5);
  }

  @Test
  void theImageHoldsWhatTheBuildMakes() throws Exception {
    String file = text("Containerfile");

    assertThat(file)
        .contains("/src/examples/target/lib /app/lib")
        .contains("/src/examples/target/jview-examples.jar")
        .contains("\"/app/jview-examples.jar:/app/lib/*\", \"" + MAIN + "\"]");
    assertThat(Files.readString(Repository.ROOT.resolve("examples/pom.xml")))
        .contains("<finalName>jview-examples</finalName>")
        .contains("<outputDirectory>${project.build.directory}/lib</outputDirectory>");
    assertThat(file.lines().filter(line -> line.matches("(?i)(entrypoint|cmd) .*")))
        .as("no shell between the signal and Java")
        .allMatch(line -> line.contains("["));
  }

  @Test
  void systemdTakesTheUnit(@TempDir Path folder) throws Exception {
    String unit = text("systemd/jview@.service");
    assertThat(unit).contains(" " + MAIN + " ").contains("SuccessExitStatus=143");
    assertThat(seconds(unit.replaceAll("(?s).*TimeoutStopSec=(\\d+).*", "$1")))
        .isGreaterThan(DRAIN_SECONDS + 5);
    Path program =
        Programs.named("JVIEW_SYSTEMD_ANALYZE", List.of("systemd-analyze"))
            .orElseThrow(() -> Programs.lacking("systemd-analyze"));
    Path file = folder.resolve("jview@8000.service");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.writeString(file, unit.replace("/usr/bin/java", java.toString()));

    List<String> complaints =
        run(List.of(program.toString(), "verify", file.toString()), Map.of())
            .lines()
            .filter(line -> line.contains("jview@"))
            .toList();

    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "jview, io.jview.examples.Demo",
    "deploy/Containerfile, ENTRYPOINT",
    "deploy/systemd/jview@.service, ExecStart=",
    "docs/deploying.md, your.Main",
    "docs/getting-started.md, ENTRYPOINT"
  })
  void aServerThatIsOutOfMemoryEnds(String file, String starts) throws Exception {
    assertThat(Files.readAllLines(Repository.ROOT.resolve(file)))
        .filteredOn(line -> line.contains(starts))
        .isNotEmpty()
        .allMatch(line -> line.contains("-XX:+ExitOnOutOfMemoryError"));
  }

  @Test
  void everyFileIsExplained() throws Exception {
    String documentation = Files.readString(Repository.ROOT.resolve("docs/deploying.md"));
    try (Stream<Path> files = Files.walk(DEPLOY)) {
      assertThat(files.filter(Files::isRegularFile).map(DEPLOY::relativize))
          .filteredOn(file -> !file.toString().endsWith(".dockerignore"))
          .allMatch(file -> documentation.contains("../deploy/" + file));
    }
  }

  private static String run(List<String> command, Map<String, String> environment)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (var output = process.inputReader()) {
      StringBuilder said = new StringBuilder();
      output.lines().forEach(line -> said.append(line).append('\n'));
      return said.toString();
    }
  }
}
