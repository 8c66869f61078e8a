package io.jview.pubsub;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Who logs in at a broker, and with what.
 *
 * @param user the name; null for the broker's default user
 * @param password the password; never shown by {@link #toString()}
 */
public record Credentials(@Nullable String user, String password) {

  /** Checks that there is a password. */
  public Credentials {
    requireNonNull(password, "password");
  }

  /** Shows the user alone. */
  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }
}
