package io.jview.web.host;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of an answer. */
@FunctionalInterface
public interface BodyWriter {

  /**
   * Writes everything. Called once, on the exchange's thread; may block.
   *
   * @param out where to; it is closed by the host
   * @throws IOException if the body cannot be read, or the browser is gone
   */
  void writeTo(OutputStream out) throws IOException;
}
