package io.jview.liveview.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.liveview.Session;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose a page is. Who names the users is asked; without, any change of the session's values
 * makes another owner, since one of them may be the user. Thread-safe.
 */
public final class Owners {

  private static final int BYTES = 15;

  private final @Nullable Function<Session, @Nullable String> userOf;

  public Owners(@Nullable Function<Session, @Nullable String> userOf) {
    this.userOf = userOf;
  }

  /** Gives the owner in a form that holds for one page only; empty for nobody. */
  public String of(String pageId, Session session, @Nullable Principal principal) {
    String user = user(session);
    String host = principal == null ? "" : principal.getName();
    return user.isEmpty() && host.isEmpty() ? "" : digest(pageId + "\0" + user + "\0" + host);
  }

  private String user(Session session) {
    if (userOf != null) {
      try {
        String user = userOf.apply(session);
        return user == null ? "" : user;
      } catch (RuntimeException failed) {
        return ""; // its socket says so in the log
      }
    }
    Map<String, String> values = new TreeMap<>(session.asMap());
    return values.isEmpty() ? "" : values.toString();
  }

  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
