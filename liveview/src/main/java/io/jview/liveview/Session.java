package io.jview.liveview;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of the signed session cookie, as they were when the page was loaded. Signed, not
 * secret: a browser can read them and cannot change them. Views read it; plain GET and POST
 * handlers write it. Immutable.
 */
public final class Session {

  private static final Session EMPTY = new Session(Map.of());

  private final Map<String, String> values;

  private Session(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Makes a session.
   *
   * @param values its values by name
   * @return the session
   */
  public static Session of(Map<String, String> values) {
    return values.isEmpty()
        ? EMPTY
        : new Session(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /**
   * Gives a value.
   *
   * @param name its name
   * @return the value, or null where there is none
   */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /**
   * Gives everything.
   *
   * @return the values by name, unmodifiable
   */
  public Map<String, String> asMap() {
    return values;
  }

  @Override
  public String toString() {
    return "Session" + values.keySet();
  }
}
