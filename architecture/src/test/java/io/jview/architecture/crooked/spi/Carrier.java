package io.jview.architecture.crooked.spi;

import org.slf4j.Logger;

/** Others implement it, and get a library with it. */
public interface Carrier {
  void carry(Logger log);
}
