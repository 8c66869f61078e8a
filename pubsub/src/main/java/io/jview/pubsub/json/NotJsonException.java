package io.jview.pubsub.json;

import tools.jackson.core.JacksonException;

/** A value met while encoding that has no JSON form; the JSON library adds the path to it. */
final class NotJsonException extends JacksonException {

  private static final long serialVersionUID = 1L;

  private final String className;

  NotJsonException(Class<?> type, String reason) {
    super(reason);
    this.className = type.getName();
  }

  String className() {
    return className;
  }
}
