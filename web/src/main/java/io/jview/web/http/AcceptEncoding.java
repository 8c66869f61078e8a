package io.jview.web.http;

import java.util.List;
import java.util.Locale;

/** Reads which codings a browser takes. */
public final class AcceptEncoding {

  private AcceptEncoding() {}

  /** Tells whether gzip is among them, by its name. */
  public static boolean takesGzip(List<String> headers) {
    for (String header : headers) {
      for (String coding : header.split(",")) {
        String[] parts = coding.toLowerCase(Locale.ROOT).split(";");
        if (parts[0].strip().equals("gzip")) {
          return parts.length < 2 || !isZero(parts[1].strip());
        }
      }
    }
    return false;
  }

  private static boolean isZero(String weight) {
    return weight.matches("q\\s*=\\s*0(\\.0{0,3})?");
  }
}
