package io.jview.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.check.TemplateProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles every Java snippet of the documentation, and runs those under a comment {@code run}.
 * What a snippet takes for granted stands in a comment {@code given: …} above it, which no reader
 * sees.
 */
class DocumentationTest {

  private static final Path ROOT = Repository.ROOT;

  private static final Pattern SNIPPET =
      Pattern.compile("(?:<!-- (given:|run)(.*?)-->\\n)?```java\\n(.*?)\\n```", Pattern.DOTALL);

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  /** Where the check of templates is. */
  private static final String CHECK =
      TemplateProcessor.class.getProtectionDomain().getCodeSource().getLocation().getPath();

  private static final String IMPORTS =
      """
      import static io.jview.liveview.form.Fields.*;
      import static io.jview.liveview.html.Html.*;
      import io.jview.examples.guide.*;
      import io.jview.liveview.*;
      import io.jview.liveview.form.*;
      import io.jview.liveview.host.Verdict;
      import io.jview.liveview.html.*;
      import io.jview.liveview.html.Route;
      import io.jview.liveview.js.*;
      import io.jview.liveview.test.*;
      import io.jview.liveview.ui.*;
      import io.jview.liveview.upload.*;
      import io.jview.pubsub.*;
      import io.jview.pubsub.postgres.*;
      import io.jview.pubsub.presence.*;
      import io.jview.pubsub.redis.*;
      import io.jview.pubsub.spi.*;
      import io.jview.server.*;
      import io.jview.web.*;
      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.time.Duration;
      import java.time.LocalDate;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      """;

  static Stream<Path> documents() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(all::add);
      }
    }
    return all.stream().map(ROOT::relativize);
  }

  @ParameterizedTest
  @MethodSource("documents")
  @DisplayName("every Java snippet compiles, and runs where it says so")
  void snippetsCompile(Path document, @TempDir Path folder) throws Exception {
    String text = Files.readString(ROOT.resolve(document));
    StringBuilder types = new StringBuilder();
    StringBuilder methods = new StringBuilder();
    List<String> toRun = new ArrayList<>();
    int number = 0;
    for (Matcher snippet = SNIPPET.matcher(text); snippet.find(); number++) {
      String code = snippet.group(3);
      if (code.startsWith("package ")) {
        continue; // a whole file: GettingStartedTest builds those
      }
      if (declaresTypes(code)) {
        types.append(code).append('\n');
        continue;
      }
      String given = "given:".equals(snippet.group(1)) ? snippet.group(2) : "";
      methods.append(
          "  static void snippet%d() throws Exception {\n%s\n%s\n  }\n"
              .formatted(number, given, code));
      if ("run".equals(snippet.group(1))) {
        toRun.add("snippet" + number);
      }
    }
    Path source = folder.resolve("Snippets.java");
    Files.writeString(source, IMPORTS + types + "class Snippets {\n" + methods + "}\n");
    compile(source, folder);
    run(toRun, folder);
  }

  /** Whether a snippet holds types of its own, for itself and for later ones, or statements. */
  private static boolean declaresTypes(String code) {
    return Pattern.compile("^(@|(public |final |abstract )*(class|record|interface|enum) )")
            .matcher(code)
            .find()
        && !code.stripTrailing().endsWith(";");
  }

  private static void compile(Path source, Path folder) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "--release",
              "21",
              "-processorpath",
              CHECK,
              "-d",
              folder.toString(),
              "-classpath",
              System.getProperty("java.class.path"));
      boolean compiled =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as(messages + "\n" + Files.readString(source)).isTrue();
    }
  }

  private static void run(List<String> snippets, Path folder) throws Exception {
    URL[] classes = {folder.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(classes, DocumentationTest.class.getClassLoader())) {
      for (String snippet : snippets) {
        Method method = loader.loadClass("Snippets").getDeclaredMethod(snippet);
        method.setAccessible(true);
        method.invoke(null);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  @DisplayName("every link to a file leads somewhere")
  void linksLeadSomewhere(Path document) throws IOException {
    Path file = ROOT.resolve(document);
    List<String> broken =
        LINK.matcher(Files.readString(file))
            .results()
            .map(link -> link.group(1))
            .filter(link -> !Files.exists(file.resolveSibling(link)))
            .collect(Collectors.toList());
    assertThat(broken).isEmpty();
  }

  @Test
  @DisplayName("the README's counter is the guide's counter of the demo, word for word")
  void theReadmeShowsTheDemosCounter() throws IOException {
    Path demo = Path.of("examples/src/main/java/io/jview/examples/guide/CounterView.java");
    String source = Files.readString(ROOT.resolve(demo));
    Matcher readme = SNIPPET.matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(readme.find()).isTrue();
    assertThat(bare(source)).endsWith(bare(readme.group(3)));
  }

  private static String bare(String code) {
    return code.replace("@Override", "")
        .replace("public final class", "final class")
        .replaceAll("\\s+", "");
  }

  @Test
  @DisplayName("the documentation names the version that is built")
  void versionsAreTheProjects() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(pom);
    assertThat(version.find()).isTrue();
    Pattern dependency =
        Pattern.compile(
            "<groupId>io.jview</groupId>\\s*<artifactId>(.*?)</artifactId>\\s*<version>(.*?)<");
    for (Path document : documents().toList()) {
      Matcher named = dependency.matcher(Files.readString(ROOT.resolve(document)));
      while (named.find()) {
        assertThat(named.group(2)).as(document.toString()).isEqualTo(version.group(1));
        String module = named.group(1).substring("jview-".length());
        assertThat(ROOT.resolve(module).resolve("pom.xml")).exists();
      }
    }
  }
}
