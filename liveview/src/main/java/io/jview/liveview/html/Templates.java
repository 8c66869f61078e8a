package io.jview.liveview.html;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The templates that have been parsed, by their text. They come from constants, so there are no
 * more of them than the program's code holds; past a bound they are parsed at each use.
 */
final class Templates {

  /** Far more than the constants of a program: 32 MiB of text at most. */
  static final long MOST_CHARACTERS = 16L << 20;

  private final ConcurrentMap<String, Template> parsed = new ConcurrentHashMap<>();
  private final AtomicLong characters = new AtomicLong();
  private final long mostCharacters;

  Templates(long mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  Template of(String source) {
    Template known = parsed.get(source);
    return known != null ? known : first(source);
  }

  private Template first(String source) {
    refuseMadeAtRunTime(source);
    Template template = Template.parse(source);
    if (characters.addAndGet(source.length()) > mostCharacters) {
      characters.addAndGet(-source.length());
      return template;
    }
    Template earlier = parsed.putIfAbsent(source, template);
    return earlier != null ? earlier : template;
  }

  /**
   * A constant is the one text that the JVM keeps for all its equals. A copy is asked for, since a
   * text that has no equal yet would itself become the one.
   */
  @SuppressWarnings({"ReferenceEquality", "StringCopy"})
  private static void refuseMadeAtRunTime(String source) {
    if (source != new String(source).intern()) {
      throw new TemplateException(
          "the template was made at run time, where a value could have become markup unescaped;"
              + " write it as one constant, and pass what varies as values for ${}",
          source);
    }
  }

  int size() {
    return parsed.size();
  }
}
