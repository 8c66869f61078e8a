package io.jview.pubsub.postgres.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import org.postgresql.PGProperty;

/**
 * What a URL says, such as {@code postgresql://user:password@host:5432/database?sslmode=require}.
 *
 * @param address the hosts with their ports, as errors name them
 * @param jdbc the URL for the driver, without user, password and parameters
 * @param properties user, password and parameters, as the driver calls them
 */
public record PostgresUrl(String address, String jdbc, Properties properties) {

  private static final String JDBC = "jdbc:";
  private static final int DEFAULT_PORT = 5432;

  /** Parameters that PostgreSQL's own programs call by another name. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "connect_timeout", "connectTimeout",
          "target_session_attrs", "targetServerType");

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException if it is not one; the text never holds the password
   */
  public static PostgresUrl parse(String url) {
    String rest = afterScheme(url.startsWith(JDBC) ? url.substring(JDBC.length()) : url);
    int question = rest.indexOf('?');
    if (question > 0 && rest.indexOf('@') > question && !rest.startsWith("/")) {
      checkPassword(rest.substring(0, question));
    }
    String place = question < 0 ? rest : rest.substring(0, question);
    Properties properties = new Properties();
    int at = place.lastIndexOf('@');
    if (at >= 0) {
      login(place.substring(0, at), properties);
    }
    int slash = place.indexOf('/', at + 1);
    String address = hosts(slash < 0 ? place.substring(at + 1) : place.substring(at + 1, slash));
    String database = slash < 0 ? "" : decode(place.substring(slash + 1));
    if (question >= 0) {
      parameters(rest.substring(question + 1), properties);
    }
    if (address.contains(",")) {
      properties.putIfAbsent(PGProperty.TARGET_SERVER_TYPE.getName(), "primary");
    }
    String encoded = URLEncoder.encode(database, UTF_8).replace("+", "%20");
    return new PostgresUrl(address, "jdbc:postgresql://" + address + "/" + encoded, properties);
  }

  /** What stands between the first : and a ? ahead of the @ is a password, or a part of one. */
  private static void checkPassword(String beforeQuestion) {
    if (beforeQuestion.indexOf('/') < 0 && beforeQuestion.indexOf(':') >= 0) {
      throw wrong("a ? in user or password is written %3F");
    }
  }

  private static String afterScheme(String url) {
    for (String scheme : new String[] {"postgresql://", "postgres://"}) {
      if (url.startsWith(scheme)) {
        return url.substring(scheme.length());
      }
    }
    throw wrong("it begins with none of postgresql://, postgres:// and jdbc:postgresql://");
  }

  private static void login(String login, Properties properties) {
    int colon = login.indexOf(':');
    String user = decode(colon < 0 ? login : login.substring(0, colon));
    if (!user.isEmpty()) {
      properties.setProperty(PGProperty.USER.getName(), user);
    }
    if (colon >= 0) {
      properties.setProperty(PGProperty.PASSWORD.getName(), decode(login.substring(colon + 1)));
    }
  }

  private static String hosts(String text) {
    StringJoiner hosts = new StringJoiner(",");
    for (String host : text.split(",", -1)) {
      hosts.add(host(host));
    }
    return hosts.toString();
  }

  private static String host(String text) {
    int colon = text.indexOf(':', Math.max(text.lastIndexOf(']'), 0));
    String name = colon < 0 ? text : text.substring(0, colon);
    String port = colon < 0 ? String.valueOf(DEFAULT_PORT) : text.substring(colon + 1);
    int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
    if (number < 1 || number > 65_535) {
      throw wrong("a port is a number from 1 to 65535");
    }
    return (name.isEmpty() ? "localhost" : decode(name)) + ":" + number;
  }

  private static void parameters(String text, Properties properties) {
    for (String parameter : text.split("&")) {
      int equals = parameter.indexOf('=');
      String name = decode(equals < 0 ? parameter : parameter.substring(0, equals));
      String known = OTHER_NAMES.getOrDefault(name, name);
      if (PGProperty.forName(known) == null) {
        throw wrong(
            text.contains("@")
                ? "the driver does not know one of the parameters; a ? in a password is written %3F"
                : "the driver knows no parameter '" + name + "'");
      }
      String value = equals < 0 ? "" : decode(parameter.substring(equals + 1));
      boolean primary = name.equals("target_session_attrs") && value.equals("read-write");
      properties.setProperty(known, primary ? "primary" : value);
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong("a % in it is not followed by two hexadecimal digits");
    }
  }

  private static IllegalArgumentException wrong(String reason) {
    return new IllegalArgumentException(
        "not a PostgreSQL URL: "
            + reason
            + "; expected postgresql://[user[:password]@]host[:5432]/database[?sslmode=…]");
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return jdbc;
  }
}
