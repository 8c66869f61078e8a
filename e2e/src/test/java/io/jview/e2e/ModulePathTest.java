package io.jview.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module of its own, with its messages opened to the JSON library. */
class ModulePathTest {

  private static final String MODULE =
      """
      module app {
        requires io.jview.server;
        opens app.messages to tools.jackson.databind;
      }
      """;

  private static final String MESSAGE =
      """
      package app.messages;
      public record Price(String item, long cents) {}
      """;

  private static final String MAIN =
      """
      package app;

      import static io.jview.liveview.html.Html.html;
      import app.messages.Price;
      import io.jview.liveview.*;
      import io.jview.liveview.html.Html;
      import io.jview.pubsub.*;
      import io.jview.server.JView;
      import java.net.URI;
      import java.util.concurrent.*;

      public class Main {
        static final class Hello implements LiveView<String> {
          public String mount(Params params, Session session, LiveSocket socket) {
            return "world";
          }
          public Html render(String name) {
            return html("<h1>Hello, ${}</h1>", name);
          }
        }

        public static void main(String[] none) throws Exception {
          PubSub pubsub = PubSub.inMemory();
          try (JView site = JView.builder().pubsub(pubsub)
              .live("/", new Hello()).staticFiles("/static", "public").build()) {
            site.start(0);
            CompletableFuture<Price> price = new CompletableFuture<>();
            pubsub.subscribeTopic("s", "prices",
                (topic, message) -> price.complete(message.as(Price.class)))
                .toCompletableFuture().join();
            pubsub.broadcast("prices", new Price("tea", 250));
            System.out.println(price.get(10, TimeUnit.SECONDS));
            try (var in = URI.create("http://localhost:" + site.port()).toURL().openStream()) {
              System.out.println(new String(in.readAllBytes()).contains("<h1>Hello, world</h1>"));
            }
            String file = "http://localhost:" + site.port() + "/static/deep/hello.css";
            try (var in = URI.create(file).toURL().openStream()) {
              System.out.println(new String(in.readAllBytes()));
            }
          }
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void aModularApplicationServesPagesAndSendsRecords() throws Exception {
    String modules = modulePath();
    Path classes = folder.resolve("app");
    compile(modules, classes);
    Files.createDirectories(classes.resolve("public/deep"));
    Files.writeString(classes.resolve("public/deep/hello.css"), "p{}");
    File output = folder.resolve("output").toFile();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                classes + File.pathSeparator + modules,
                "-m",
                "app/app.Main")
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      String printed = Files.readString(output.toPath(), StandardCharsets.UTF_8);
      assertThat(ended).as(printed).isTrue();
      assertThat(printed).contains("Price[item=tea, cents=250]", "true", "p{}");
      assertThat(process.exitValue()).as(printed).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /** What the server needs of this test's class path, as modules. */
  private static String modulePath() {
    List<String> wanted =
        List.of(
            "/pubsub/",
            "/pubsub-presence/",
            "/liveview/",
            "/server/",
            "/web/",
            "jview-",
            "jackson",
            "slf4j",
            "jspecify",
            "jetty",
            "error_prone_annotations");
    List<String> unwanted =
        List.of("testkit", "liveview-test", "liveview-check", "test-classes", "examples");
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> wanted.stream().anyMatch(end(entry)::contains))
        .filter(entry -> unwanted.stream().noneMatch(end(entry)::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Where a module's own files are, without the folder that holds the project. */
  private static String end(String entry) {
    Path path = Path.of(entry);
    int names = path.getNameCount();
    return "/" + path.subpath(Math.max(0, names - 3), names);
  }

  private void compile(String modules, Path classes) throws Exception {
    Path sources = folder.resolve("src");
    Files.createDirectories(sources.resolve("app/messages"));
    Path module = Files.writeString(sources.resolve("module-info.java"), MODULE);
    Path message = Files.writeString(sources.resolve("app/messages/Price.java"), MESSAGE);
    Path main = Files.writeString(sources.resolve("app/Main.java"), MAIN);
    var compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options = List.of("--release", "21", "-d", classes.toString(), "-p", modules);
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjects(module, message, main);
      assertThat(compiler.getTask(null, files, null, options, null, units).call()).isTrue();
    }
  }
}
