package io.jview.liveview.text;

/** Names that come from outside, as they may stand in a log. */
public final class Names {

  private static final int MAX = 80;

  private Names() {}

  public static String shortened(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= MAX ? printable : printable.substring(0, MAX) + "…";
  }
}
