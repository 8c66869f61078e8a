package io.jview.web.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.web.OpenedSite;
import io.jview.web.RecordedExchange;
import io.jview.web.Site;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.launch.LaunchedClassLoader;
import org.springframework.boot.loader.net.protocol.Handlers;
import org.springframework.boot.loader.net.protocol.jar.JarUrl;

class ClassPathFolderTest {

  private static final String CSS = "body { margin: 0 }\n".repeat(100);

  @TempDir Path temp;

  @Test
  void filesOfAPlainJarAreServed() throws Exception {
    Path jar = jar("app.jar", true);
    try (URLClassLoader loader = loader(jar)) {
      checkServed(loader);
    }
  }

  @Test
  void filesOfAJarWithoutEntriesForFoldersAreServed() throws Exception {
    Path jar = jar("app.jar", false);
    try (URLClassLoader loader = loader(jar)) {
      checkServed(loader);
    }
  }

  @Test
  void filesOfAFolderOnTheClassPathAreServed() throws Exception {
    Path classes = Files.createDirectories(temp.resolve("classes/public/sub")).getParent();
    Files.writeString(classes.resolve("sub/app.css"), CSS);
    Files.writeString(classes.resolve(".env"), "secret");
    Files.writeString(classes.resolve("a b.txt"), "blank");
    try (URLClassLoader loader = loader(temp.resolve("classes"))) {
      checkServed(loader);
    }
  }

  @Test
  void filesOfAJarInAJarAreServedAsSpringBootPacksThem() throws Exception {
    Handlers.register();
    for (boolean folders : new boolean[] {true, false}) {
      byte[] inner = Files.readAllBytes(jar("inner-" + folders + ".jar", folders));
      Path outer = temp.resolve("outer-" + folders + ".jar");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(outer), manifest())) {
        store(out, "BOOT-INF/lib/app.jar", inner);
      }
      URL[] urls = {JarUrl.create(outer.toFile(), "BOOT-INF/lib/app.jar")};
      ClassLoader parent = ClassLoader.getPlatformClassLoader();
      try (LaunchedClassLoader loader = new LaunchedClassLoader(false, urls, parent)) {
        checkServed(loader);
      }
    }
  }

  @Test
  void theFilesOfSeveralJarsAreOneFolder() throws Exception {
    Path other = temp.resolve("other.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(other), manifest())) {
      store(out, "public/other.txt", "of another jar".getBytes(UTF_8));
    }
    try (URLClassLoader loader = loader(jar("app.jar", true), other)) {
      OpenedSite site = site(loader);
      assertThat(site.get("/static/other.txt").text()).isEqualTo("of another jar");
      assertThat(site.get("/static/sub/app.css").text()).isEqualTo(CSS);
    }
  }

  @Test
  void aFolderThatIsNotThereIsToldAtOnce() throws Exception {
    try (URLClassLoader loader = loader(jar("app.jar", false))) {
      for (String name : new String[] {"publi", "nothing", "/", "public/none"}) {
        assertThatThrownBy(() -> StaticFiles.classPath("/static", name, loader))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(name)
            .hasMessageContaining("/static");
      }
    }
  }

  private static void checkServed(ClassLoader loader) {
    OpenedSite site = site(loader);
    RecordedExchange file = site.get("/static/sub/app.css");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.text()).isEqualTo(CSS);
    assertThat(file.answered("Content-Type")).isEqualTo("text/css;charset=utf-8");
    assertThat(site.get("/static/sub/app.css", "Range", "bytes=5-9").text()).isEqualTo("{ mar");
    String etag = file.answered("ETag");
    assertThat(site.get("/static/sub/app.css", "If-None-Match", etag).status()).isEqualTo(304);
    assertThat(site.get("/static/a%20b.txt").text()).isEqualTo("blank");
    for (String path :
        new String[] {
          "sub", "sub/", "", ".env", "missing.css", "sub/app.css/", "..%2fpublic%2fx"
        }) {
      assertThat(site.get("/static/" + path).status()).as(path).isEqualTo(404);
    }
  }

  private static OpenedSite site(ClassLoader loader) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return OpenedSite.of(Site.builder().staticFiles("/static", "/public/"));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URLClassLoader loader(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private Path jar(String name, boolean folders) throws IOException {
    Path jar = temp.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
      if (folders) {
        store(out, "public/", new byte[0]);
        store(out, "public/sub/", new byte[0]);
      }
      store(out, "public/sub/app.css", CSS.getBytes(UTF_8));
      store(out, "public/.env", "secret".getBytes(UTF_8));
      store(out, "public/a b.txt", "blank".getBytes(UTF_8));
    }
    return jar;
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    return manifest;
  }

  private static void store(JarOutputStream out, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
