package io.jview.pubsub.redis;

/** What a server answers instead of doing what it was asked: a code, a space and a text. */
record RedisError(String text) {

  boolean is(String code) {
    return text.startsWith(code);
  }

  /** As a refusal, which is no trouble with the connection. */
  RuntimeException refusal() {
    return new IllegalStateException("Redis answered: " + text);
  }
}
