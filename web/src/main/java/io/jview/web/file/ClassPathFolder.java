package io.jview.web.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the class path, however that is packed: the class loader finds its files, in folders,
 * jars, jars in jars, and modules.
 *
 * @param folder its name, without slash at either end
 * @param loader finds it
 */
record ClassPathFolder(String folder, ClassLoader loader) implements FileSource {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  static ClassPathFolder of(String folder, ClassLoader loader, String prefix) {
    String name = folder.replaceAll("^/+|/+$", "");
    if (name.isEmpty() || !exists(name, loader)) {
      throw new IllegalArgumentException(
          "There is no folder " + folder + " on the class path to serve at " + prefix);
    }
    return new ClassPathFolder(name, loader);
  }

  private static boolean exists(String folder, ClassLoader loader) {
    return loader.getResource(folder + "/") != null
        || loader.getResource(folder) != null
        || isInJar(folder + "/", loader);
  }

  /** Some tools pack jars without entries for their folders. */
  private static boolean isInJar(String start, ClassLoader loader) {
    try {
      for (URL manifest : Collections.list(loader.getResources(MANIFEST))) {
        if (manifest.openConnection() instanceof JarURLConnection jar
            && jar.getJarFile().stream().anyMatch(entry -> entry.getName().startsWith(start))) {
          return true;
        }
      }
      return false;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read the jars of the class path", unreadable);
    }
  }

  @Override
  public @Nullable StaticFile find(List<String> names) throws IOException {
    if (names.isEmpty()) {
      return null;
    }
    URL found = loader.getResource(folder + "/" + String.join("/", names));
    if (found == null) {
      return null;
    }
    return found.getProtocol().equals("file") ? onDisk(names, found) : packed(names, found);
  }

  private static @Nullable StaticFile onDisk(List<String> names, URL found) throws IOException {
    Path file = Path.of(URI.create(found.toString()));
    return new DiskFolder(file.resolve("../".repeat(names.size())).normalize()).find(names);
  }

  private static @Nullable StaticFile packed(List<String> names, URL found) throws IOException {
    URLConnection connection = found.openConnection();
    String name = names.getLast();
    if (connection instanceof JarURLConnection jar) {
      JarEntry entry = jar.getJarEntry();
      String version = Long.toHexString(entry.getCrc()) + '-' + Long.toHexString(entry.getSize());
      return entry.isDirectory()
          ? null
          : new StaticFile(
              FileTypes.of(name), entry.getSize(), ETag.weak(version), null, found::openStream);
    }
    return inMemory(name, connection);
  }

  /** Another kind of container, such as a run-time image: its files are small enough to be read. */
  private static StaticFile inMemory(String name, URLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      byte[] content = in.readAllBytes();
      String version = Asset.sha256(content);
      return new StaticFile(
          FileTypes.of(name),
          content.length,
          ETag.weak(version),
          null,
          () -> new ByteArrayInputStream(content));
    }
  }
}
