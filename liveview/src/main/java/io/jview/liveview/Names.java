package io.jview.liveview;

/** Names that come from outside, as they may stand in a log. */
final class Names {

  private static final int MAX = 80;

  private Names() {}

  static String shortened(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= MAX ? printable : printable.substring(0, MAX) + "…";
  }
}
