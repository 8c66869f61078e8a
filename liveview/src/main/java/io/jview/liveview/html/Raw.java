package io.jview.liveview.html;

import java.util.Objects;

/** Trusted markup. Within a tree it is kept as its bare text. */
record Raw(String html) implements Html {

  static final Raw EMPTY = new Raw("");

  Raw {
    Objects.requireNonNull(html, "trustedHtml");
  }
}
