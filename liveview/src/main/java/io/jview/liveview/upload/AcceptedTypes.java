package io.jview.liveview.upload;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which files are taken, by their names, by what browsers say that they are, and by what they begin
 * with. Immutable.
 */
public final class AcceptedTypes {

  /** Any file. */
  static final AcceptedTypes ANY = new AcceptedTypes(List.of());

  private static final Pattern TYPE =
      Pattern.compile("\\.[a-z0-9]{1,20}|[a-z]+/(\\*|[a-z0-9.+-]+)");

  private final List<String> types;

  private AcceptedTypes(List<String> types) {
    this.types = types;
  }

  static AcceptedTypes of(String... types) {
    List<String> all = Stream.of(types).map(type -> type.toLowerCase(Locale.ROOT)).toList();
    for (String type : all) {
      if (!TYPE.matcher(type).matches()) {
        throw new IllegalArgumentException(
            "'" + type + "' is neither a media type such as image/* nor an ending such as .csv");
      }
    }
    return new AcceptedTypes(all);
  }

  /**
   * Gives them as an input has them.
   *
   * @return the types with commas between; null for any file
   */
  public @Nullable String attribute() {
    return types.isEmpty() ? null : String.join(",", types);
  }

  /**
   * Tells whether a file may be one of these, by what is said of it.
   *
   * @param name its name
   * @param type its media type; perhaps empty
   * @return whether it may
   */
  public boolean allow(String name, String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return types.isEmpty()
        || types.stream()
            .anyMatch(
                accepted ->
                    accepted.startsWith(".") ? hasEnding(name, accepted) : is(lower, accepted));
  }

  private static boolean hasEnding(String name, String ending) {
    return name.toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private static boolean is(String type, String accepted) {
    return accepted.endsWith("/*")
        ? type.startsWith(accepted.substring(0, accepted.length() - 1))
        : type.equals(accepted);
  }

  /**
   * Tells whether a file is one of these, by what it begins with. What begins like nothing that is
   * known is believed to be what it says, unless that would begin in a known way.
   *
   * @param head its first bytes, 64 or all
   * @return whether it is
   */
  public boolean allowContent(byte[] head) {
    if (types.isEmpty()) {
      return true;
    }
    Set<String> found = FileSignature.of(head);
    return types.stream()
        .anyMatch(
            accepted ->
                found.isEmpty()
                    ? !FileSignature.isKnown(accepted)
                    : found.stream().anyMatch(type -> fits(type, accepted)));
  }

  private static boolean fits(String found, String accepted) {
    return found.equals(accepted) || !accepted.startsWith(".") && is(found, accepted);
  }
}
