package io.jview.pubsub.postgres;

/** The releases of PostgreSQL that tests can start. */
public enum PostgresRelease {
  /** The oldest major that is supported. */
  OLDEST("/postgres-oldest/"),
  /** The newest major. */
  NEWEST("/");

  private final String folder;

  PostgresRelease(String folder) {
    this.folder = folder;
  }

  /** Where its archive is on the class path. */
  String folder() {
    return folder;
  }
}
