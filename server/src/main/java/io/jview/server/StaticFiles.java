package io.jview.server;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.jspecify.annotations.Nullable;

/**
 * A folder whose files are served below a path. What does not exist is left to the next handler.
 *
 * @param prefix the path, without slash at its end
 * @param folder the folder of files; null where it is one of the class path
 * @param resources the folder's address on the class path; null where it is one of files
 */
record StaticFiles(String prefix, @Nullable Path folder, @Nullable URL resources) {

  static StaticFiles folder(String prefix, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "There is no folder " + folder.toAbsolutePath() + " to serve at " + prefix);
    }
    return new StaticFiles(checked(prefix), folder, null);
  }

  static StaticFiles classPath(String prefix, String folder, ClassLoader loader) {
    String name = folder.startsWith("/") ? folder.substring(1) : folder;
    URL found = loader.getResource(name.endsWith("/") ? name : name + "/");
    if (found == null) {
      found = loader.getResource(name);
    }
    if (found == null) {
      throw new IllegalArgumentException(
          "There is no folder " + folder + " on the class path to serve at " + prefix);
    }
    return new StaticFiles(checked(prefix), null, found);
  }

  Handler handler(Server server) {
    ResourceHandler files = new ResourceHandler();
    ResourceFactory factory = ResourceFactory.of(server);
    Resource base = folder == null ? factory.newResource(resources) : factory.newResource(folder);
    files.setBaseResource(base);
    files.setDirAllowed(false);
    files.setEtags(true);
    files.setCacheControl("no-cache");
    return new ContextHandler(files, prefix);
  }

  private static String checked(String prefix) {
    boolean path = prefix.startsWith("/") && prefix.length() > 1 && !prefix.endsWith("/");
    if (!path || prefix.equals("/live") || prefix.equals("/health")) {
      throw new IllegalArgumentException(
          "The path \""
              + prefix
              + "\" for files must look like /static; /live and /health are taken");
    }
    return prefix;
  }
}
