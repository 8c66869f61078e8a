package io.jview.web;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.html.Html;
import io.jview.web.host.BodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** What a {@link Response} brings. Made by its static methods. */
public sealed interface Content {

  /**
   * Bytes in memory.
   *
   * @param bytes the bytes, which nobody changes any more
   */
  record Bytes(byte[] bytes) implements Content {

    static final Bytes NONE = new Bytes(new byte[0]);
  }

  /**
   * A page of the site without what stands around it.
   *
   * @param title the page's title
   * @param html the page's content
   */
  record Page(String title, Html html) implements Content {

    /** Makes a page. */
    public Page {
      requireNonNull(title, "title");
      requireNonNull(html, "html");
    }
  }

  /**
   * A file of the disk.
   *
   * @param path where it is
   */
  record File(Path path) implements Content {

    /** Makes a file. */
    public File {
      requireNonNull(path, "path");
    }
  }

  /**
   * Something of which parts can be asked for.
   *
   * @param length how many bytes it has
   * @param source opens it
   */
  record Sized(long length, Source source) implements Content {

    /**
     * Makes it.
     *
     * @throws IllegalArgumentException if the length is negative
     */
    public Sized {
      requireNonNull(source, "source");
      if (length < 0) {
        throw new IllegalArgumentException("A length must not be negative: " + length);
      }
    }
  }

  /**
   * Something that is made while it is sent, of a length that is not known before.
   *
   * @param body writes it
   */
  record Written(BodyWriter body) implements Content {

    /** Makes it. */
    public Written {
      requireNonNull(body, "body");
    }
  }

  /** Opens what is to be sent. Called on the request's thread, after the handler has returned. */
  @FunctionalInterface
  interface Source {

    /**
     * Opens it.
     *
     * @return the bytes from the first one on; closed by the site
     * @throws IOException if it cannot be read
     */
    InputStream open() throws IOException;
  }
}
