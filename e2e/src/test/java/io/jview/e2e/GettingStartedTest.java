package io.jview.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project of docs/getting-started.md, from the files that stand there under their names. */
class GettingStartedTest {

  private static final Path PAGE = Repository.ROOT.resolve("docs/getting-started.md");

  private static final Pattern FILE =
      Pattern.compile(
          "`([\\w./-]+)`(?:\\.[^\\n]*)?:\\n\\n```(?:java|xml)\\n(.*?)\\n```", Pattern.DOTALL);

  private static final Pattern VERSIONED =
      Pattern.compile("<artifactId>([\\w-]+)</artifactId>\\s*<version>([^<]+)</version>");

  private final Map<String, String> files = new TreeMap<>();
  private @TempDir Path project;

  @BeforeEach
  void extract() throws Exception {
    Matcher file = FILE.matcher(Files.readString(PAGE));
    while (file.find()) {
      files.putIfAbsent(file.group(1), file.group(2) + "\n");
    }
    for (Map.Entry<String, String> entry : files.entrySet()) {
      Path path = project.resolve(entry.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, entry.getValue());
    }
  }

  @Test
  void itsFilesAreAllThere() {
    assertThat(files.keySet())
        .containsExactly(
            "pom.xml",
            "src/main/java/shop/Item.java",
            "src/main/java/shop/Shop.java",
            "src/main/java/shop/ShoppingList.java",
            "src/main/java/shop/ShoppingView.java",
            "src/main/resources/logback.xml",
            "src/test/java/shop/ShoppingViewTest.java");
  }

  @Test
  void itCompilesAndItsTestRuns() throws Exception {
    Path classes = Files.createDirectories(project.resolve("target/classes"));
    List<Path> sources =
        files.keySet().stream().filter(f -> f.endsWith(".java")).map(project::resolve).toList();
    StringWriter messages = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "--release",
              "21",
              "-proc:none",
              "-d",
              classes.toString(),
              "-classpath",
              System.getProperty("java.class.path"));
      var task =
          compiler.getTask(
              messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources));
      assertThat(task.call()).as(messages.toString()).isTrue();
    }
    URL[] path = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      Class<?> test = loader.loadClass("shop.ShoppingViewTest");
      var constructor = test.getDeclaredConstructor();
      constructor.setAccessible(true);
      var method = test.getDeclaredMethod("whatOneAddsTheOtherSees");
      method.setAccessible(true);
      method.invoke(constructor.newInstance());
    }
  }

  @Test
  void itsVersionsAreThoseThatAreBuiltAndTestedWith() throws Exception {
    String ours = Files.readString(Repository.ROOT.resolve("pom.xml"));
    Matcher versioned = VERSIONED.matcher(files.get("pom.xml"));
    int checked = 0;
    while (versioned.find()) {
      String name = versioned.group(1);
      if (!name.equals("shop") && !name.equals("maven-shade-plugin")) {
        assertThat(ours).as(name).contains(">" + versioned.group(2) + "<");
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(6);
  }

  @Test
  void aJarOfEverythingIsNoModuleOfItsOwn() throws Exception {
    assertThat(Files.readString(PAGE))
        .contains(
            "<exclude>module-info.class</exclude>",
            "<exclude>META-INF/versions/*/module-info.class</exclude>");
  }

  @Test
  void logbackTakesItsConfiguration() throws Exception {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(project.resolve("src/main/resources/logback.xml").toFile());

    assertThat(context.getLogger("anything").isDebugEnabled()).isFalse();
    assertThat(context.getLogger("anything").isInfoEnabled()).isTrue();
    context.stop();
  }
}
