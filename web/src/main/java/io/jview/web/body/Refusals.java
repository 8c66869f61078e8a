package io.jview.web.body;

import io.jview.web.http.RefusedRequest;

/** Why a body is not taken, in words for who has sent it. */
final class Refusals {

  private Refusals() {}

  static RefusedRequest tooLong(long limit) {
    return new RefusedRequest(
        413, "What was sent is too large: at most %,d bytes are taken here".formatted(limit));
  }

  static RefusedRequest tooMuchText(long limit) {
    return new RefusedRequest(
        413, "The form's text is too long: at most %,d bytes are taken here".formatted(limit));
  }

  static RefusedRequest crowded() {
    return new RefusedRequest(503, "There is no room for what was sent. Try again in a moment.");
  }

  static RefusedRequest malformed(String what) {
    return new RefusedRequest(400, "The form that was sent is malformed: " + what);
  }
}
