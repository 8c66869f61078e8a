package io.jview.liveview.js;

/** Commands one after the other. */
record Sequence(String toJson) implements JS {

  static JS of(JS first, JS next) {
    String before = first.toJson();
    return new Sequence(
        before.substring(0, before.length() - 1) + "," + next.toJson().substring(1));
  }

  @Override
  public String toString() {
    return toJson;
  }
}
