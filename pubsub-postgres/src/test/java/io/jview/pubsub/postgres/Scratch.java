package io.jview.pubsub.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of its own for a server. A small shell waits beside it: however this process ends, it
 * ends the server whose data is there, and removes the folder.
 */
final class Scratch implements AutoCloseable {

  private static final String END =
      """
      cat >/dev/null
      pid=$(head -n 1 "$0/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" && kill -CONT "$pid"
      while [ -n "$pid" ] && kill -0 "$pid"; do sleep 0.05; done
      rm -rf "$0"
      """;

  private final Path folder;
  private final Process undertaker;

  private Scratch(Path folder, Process undertaker) {
    this.folder = folder;
    this.undertaker = undertaker;
  }

  static Scratch create(String name) {
    try {
      Path folder = Files.createTempDirectory(name);
      Process undertaker =
          new ProcessBuilder("sh", "-c", END, folder.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Scratch(folder, undertaker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      undertaker.getOutputStream().close();
      undertaker.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
