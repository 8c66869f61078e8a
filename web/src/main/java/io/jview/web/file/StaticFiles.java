package io.jview.web.file;

import io.jview.web.http.Exchange;
import io.jview.web.http.RefusedRequest;
import io.jview.web.http.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder whose files are served below a path. What does not exist there is left to the next
 * service.
 *
 * @param prefix the path within the site, without slash at its end
 * @param source where the files are
 */
public record StaticFiles(String prefix, FileSource source) implements Service {

  private static final String INDEX = "index.html";

  /**
   * Serves a folder of a disk.
   *
   * @throws IllegalArgumentException if the path is malformed or there is no such folder
   */
  public static StaticFiles folder(String prefix, Path folder) {
    return new StaticFiles(checked(prefix), DiskFolder.of(folder, prefix));
  }

  /**
   * Serves a folder of the class path.
   *
   * @throws IllegalArgumentException if the path is malformed or there is no such folder
   */
  public static StaticFiles classPath(String prefix, String folder, ClassLoader loader) {
    return new StaticFiles(checked(prefix), ClassPathFolder.of(folder, loader, prefix));
  }

  @Override
  public boolean serve(Exchange exchange) throws IOException, RefusedRequest {
    String path = exchange.path();
    if (!path.startsWith(prefix + "/") || !exchange.method().equals("GET")) {
      return false;
    }
    List<String> names = FileNames.of(path.substring(prefix.length() + 1));
    if (names == null) {
      return false;
    }
    boolean folder = path.endsWith("/");
    StaticFile file = source.find(folder ? index(names) : names);
    if (file != null) {
      exchange.header("Cache-Control", "no-cache");
      FileAnswer.send(exchange, file);
      return true;
    }
    return !folder && redirectToFolder(exchange, names);
  }

  /** A folder with an index is shown below an address that ends with a slash. */
  private boolean redirectToFolder(Exchange exchange, List<String> names) throws IOException {
    if (source.find(index(names)) == null) {
      return false;
    }
    String query = exchange.query();
    exchange.redirect(302, exchange.path() + "/" + (query == null ? "" : "?" + query));
    return true;
  }

  private static List<String> index(List<String> names) {
    return Stream.concat(names.stream(), Stream.of(INDEX)).toList();
  }

  private static String checked(String prefix) {
    boolean path = prefix.startsWith("/") && prefix.length() > 1 && !prefix.endsWith("/");
    if (!path || prefix.startsWith("//") || prefix.equals("/health")) {
      throw new IllegalArgumentException(
          "The path \"" + prefix + "\" for files must look like /static; /health is taken");
    }
    return prefix;
  }
}
