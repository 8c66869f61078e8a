package io.jview.liveview.html;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.jview.liveview.html.grammar.Guard;
import org.jspecify.annotations.Nullable;

/**
 * An address that leads where its pattern says, whatever the values in it are: they are
 * percent-encoded when it is made. Stands wherever a URL stands. Immutable.
 *
 * <pre>{@code
 * Url.of("/boards/{id}", id).query("q", text)
 * }</pre>
 */
public final class Url {

  /** What a value makes of an address that cannot hold it. */
  static final Url NOWHERE = new Url(Guard.BLOCKED);

  private final String text;

  Url(String text) {
    this.text = text;
  }

  /**
   * Makes an address.
   *
   * @param pattern see {@link Route#of}
   * @param values see {@link Route#url}
   * @return the address
   * @throws IllegalArgumentException if the pattern is malformed or does not fit the values
   */
  public static Url of(@CompileTimeConstant final String pattern, Object... values) {
    return Route.read(pattern).url(values);
  }

  /**
   * Adds a field to the query.
   *
   * @param name the field
   * @param value what may stand as text in a template; encoded. Null adds nothing
   * @return the address with it
   * @throws IllegalArgumentException if the value is of a type that is not meant to be read
   */
  public Url query(String name, @Nullable Object value) {
    if (value == null || equals(NOWHERE)) {
      return this;
    }
    String field =
        PercentEncoder.encode(name)
            + "="
            + PercentEncoder.encode(Values.readable(value, "the field '" + name + "'"));
    int fragment = text.indexOf('#');
    int end = fragment < 0 ? text.length() : fragment;
    String before = text.substring(0, end);
    return new Url(before + (before.indexOf('?') < 0 ? "?" : "&") + field + text.substring(end));
  }

  /**
   * Puts the address of a site below the path that the site stands below.
   *
   * @param basePath such as {@code /app}, encoded; empty: the address stays as it is
   * @return the address as a browser must see it; one of another site stays as it is
   */
  public Url below(String basePath) {
    boolean local = text.startsWith("/") && !text.startsWith("//");
    return local && !basePath.isEmpty() ? new Url(basePath + text) : this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Url url && url.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /**
   * The address as text, encoded.
   *
   * @return the text
   */
  @Override
  public String toString() {
    return text;
  }
}
