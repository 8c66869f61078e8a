package io.jview.web.file;

import io.jview.web.http.Exchange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a browser makes its request depend on (RFC 9110, section 13). */
final class Conditions {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int NOT_MODIFIED = 304;
  private static final int FAILED = 412;

  private Conditions() {}

  static String date(Instant instant) {
    return DATE.format(instant);
  }

  /** Gives the status that the conditions lead to: 304, 412, or 200 where the file is wanted. */
  static int status(Exchange exchange, StaticFile file) {
    String match = all(exchange, "If-Match");
    if (match != null ? !isExactly(match, file.etag()) : changedSince(exchange, file)) {
      return FAILED;
    }
    String noneMatch = all(exchange, "If-None-Match");
    if (noneMatch != null) {
      boolean known =
          noneMatch.strip().equals("*") || file.etag() != null && file.etag().isIn(noneMatch);
      return known ? NOT_MODIFIED : 200;
    }
    Instant known = date(exchange, "If-Modified-Since");
    Instant modified = seconds(file);
    return known != null && modified != null && !modified.isAfter(known) ? NOT_MODIFIED : 200;
  }

  private static boolean isExactly(String match, @Nullable ETag etag) {
    return match.strip().equals("*") || etag != null && etag.isExactlyIn(match);
  }

  private static @Nullable String all(Exchange exchange, String header) {
    List<String> values = exchange.host().headers(header);
    return values.isEmpty() ? null : String.join(",", values);
  }

  private static boolean changedSince(Exchange exchange, StaticFile file) {
    Instant known = date(exchange, "If-Unmodified-Since");
    Instant modified = seconds(file);
    return known != null && modified != null && modified.isAfter(known);
  }

  /** Whether a range is wanted of the very file that the browser has a part of. */
  static boolean rangeHolds(Exchange exchange, StaticFile file) {
    String condition = exchange.header("If-Range");
    if (condition == null || file.etag() != null && file.etag().isExactlyIn(condition)) {
      return true;
    }
    Instant known = date(exchange, "If-Range");
    return known != null && known.equals(seconds(file));
  }

  private static @Nullable Instant seconds(StaticFile file) {
    return file.modified() == null ? null : file.modified().truncatedTo(ChronoUnit.SECONDS);
  }

  private static @Nullable Instant date(Exchange exchange, String header) {
    return date(exchange.header(header));
  }

  /** Reads a date as headers have it; null: it is none. */
  static @Nullable Instant date(@Nullable String text) {
    try {
      return text == null ? null : ZonedDateTime.parse(text, DATE).toInstant();
    } catch (DateTimeException malformed) {
      return null;
    }
  }
}
