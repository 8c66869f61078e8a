package io.jview.liveview.process;

/** A message of the browser is not what a client of ours sends. */
final class MalformedException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedException(String what) {
    super(what, null, false, false);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
