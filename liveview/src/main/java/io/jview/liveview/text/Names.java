package io.jview.liveview.text;

import io.jview.pubsub.log.Foreign;

/** Names that come from outside, as they may stand in a log. */
public final class Names {

  private static final int MAX = 80;

  private Names() {}

  public static String shortened(String name) {
    String clean = String.valueOf(Foreign.clean(name));
    return clean.length() <= MAX ? clean : clean.substring(0, MAX) + "…";
  }
}
