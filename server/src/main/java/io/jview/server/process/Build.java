package io.jview.server.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this module was built as and with. */
public record Build(String version, String jetty, String jackson) {

  /** Of this process. */
  public static final Build THIS = read();

  private static Build read() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("Cannot read how JView was built", broken);
    }
    return new Build(
        known(properties, "version"), known(properties, "jetty"), known(properties, "jackson"));
  }

  /** An IDE may not put the values in. */
  private static String known(Properties properties, String name) {
    String value = properties.getProperty(name, "");
    return value.isEmpty() || value.startsWith("$") ? "(development)" : value;
  }
}
