package io.jview.server.process;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds libraries on the class path of which another tool has chosen the version, such as Spring
 * Boot's dependency management, before a method that they lack is called in the middle of a page.
 */
public final class Libraries {

  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

  /** A class of each part of Jetty that the server uses. */
  private static final List<String> JETTY =
      List.of(
          "org.eclipse.jetty.server.Server",
          "org.eclipse.jetty.http.HttpField",
          "org.eclipse.jetty.io.EndPoint",
          "org.eclipse.jetty.util.Callback",
          "org.eclipse.jetty.compression.gzip.GzipCompression",
          "org.eclipse.jetty.compression.server.CompressionHandler",
          "org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory",
          "org.eclipse.jetty.websocket.core.server.WebSocketMappings");

  private static final String DATABIND = "tools.jackson.databind.json.JsonMapper";
  private static final String ANNOTATIONS = "com.fasterxml.jackson.annotation.JsonCreator";

  /** Jackson's annotations 2.20 belong to its 3.0, and so on. */
  private static final int FIRST_ANNOTATIONS = 20;

  private final Build build;
  private final UnaryOperator<@Nullable String> versionOf;

  /**
   * Makes it.
   *
   * @param versionOf gives the version of the library that has a class; null: it is not known;
   *     throws {@link NoClassDefFoundError} where there is none
   */
  Libraries(Build build, UnaryOperator<@Nullable String> versionOf) {
    this.build = build;
    this.versionOf = versionOf;
  }

  /**
   * Looks at those of this process.
   *
   * @throws IllegalStateException if one does not fit, with the way out
   */
  public static void check() {
    String problem = new Libraries(Build.THIS, Libraries::installed).problem();
    if (problem != null) {
      throw new IllegalStateException(problem);
    }
  }

  private static @Nullable String installed(@Nullable String type) {
    try {
      Class<?> found = Class.forName(type, false, Libraries.class.getClassLoader());
      if (found.getModule().getDescriptor() != null) {
        return found.getModule().getDescriptor().rawVersion().orElse(null);
      }
      return found.getPackage().getImplementationVersion();
    } catch (ClassNotFoundException missing) {
      throw (NoClassDefFoundError) new NoClassDefFoundError(type).initCause(missing);
    }
  }

  /** Gives what does not fit, in a sentence; null where all does. */
  @Nullable String problem() {
    for (String type : JETTY) {
      String problem = jetty(type);
      if (problem != null) {
        return problem;
      }
    }
    return jackson();
  }

  private @Nullable String jetty(String type) {
    String way =
        ": have org.eclipse.jetty:jetty-bom:%s in your dependencyManagement; with Spring Boot, set the property jetty.version"
            .formatted(build.jetty());
    try {
      String found = versionOf.apply(type);
      int[] version = parsed(found);
      return version == null || version[0] == 12 && version[1] == 1
          ? null
          : "JView %s needs Jetty 12.1, but %s is of Jetty %s%s"
              .formatted(build.version(), type, found, way);
    } catch (LinkageError missing) {
      return "JView %s needs Jetty 12.1, but %s is missing%s".formatted(build.version(), type, way);
    }
  }

  private @Nullable String jackson() {
    try {
      String found = versionOf.apply(DATABIND);
      int[] version = parsed(found);
      if (version == null) {
        return null;
      }
      return version[0] == 3 && version[1] >= 1
          ? annotations(found, FIRST_ANNOTATIONS + version[1])
          : needsJackson("%s is there".formatted(found));
    } catch (LinkageError missing) {
      return needsJackson("its databind is missing");
    }
  }

  private String needsJackson(String but) {
    return "JView %s needs Jackson 3.1 or newer, but %s: have tools.jackson:jackson-bom:%s in your dependencyManagement"
        .formatted(build.version(), but, build.jackson());
  }

  private @Nullable String annotations(@Nullable String databind, int minor) {
    @Nullable String found;
    try {
      found = versionOf.apply(ANNOTATIONS);
    } catch (LinkageError missing) {
      found = "0.0";
    }
    int[] version = parsed(found);
    return version == null || version[0] == 2 && version[1] >= minor
        ? null
        : "Jackson %s needs jackson-annotations 2.%d, but %s is there: have com.fasterxml.jackson.core:jackson-annotations:2.%2$d in your dependencyManagement, ahead of an imported one such as Spring Boot's"
            .formatted(databind, minor, "0.0".equals(found) ? "none" : found);
  }

  private static int @Nullable [] parsed(@Nullable String version) {
    Matcher numbers = VERSION.matcher(version == null ? "" : version);
    return numbers.matches()
        ? new int[] {Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))}
        : null;
  }
}
