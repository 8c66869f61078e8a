package io.jview.web.body;

import io.jview.liveview.Params;
import io.jview.web.BodyLimits;
import io.jview.web.Part;
import io.jview.web.http.Exchange;
import io.jview.web.http.RefusedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was posted, read.
 *
 * @param form the text fields of a form of either kind
 * @param parts those of a multipart form
 * @param bytes everything as it came, unless it was a multipart form
 */
public record Posted(Params form, List<Part> parts, byte[] bytes) {

  /** Of requests that bring nothing. */
  public static final Posted NOTHING = new Posted(Params.of(Map.of()), List.of(), new byte[0]);

  private static final String FORM = "application/x-www-form-urlencoded";

  /** Whether a request brings a form of either kind. */
  public static boolean isForm(Exchange exchange) throws RefusedRequest {
    String type = exchange.header("Content-Type");
    return isPlainForm(type) || Boundary.of(type) != null;
  }

  /** Whether a request may bring files. */
  public static boolean hasFiles(Exchange exchange) throws RefusedRequest {
    return Boundary.of(exchange.header("Content-Type")) != null;
  }

  private static boolean isPlainForm(@Nullable String type) {
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  /**
   * Reads a body.
   *
   * @param maxFields how many fields or parts a form may have
   * @throws RefusedRequest if it is malformed, too long, or too late
   */
  public static Posted read(Exchange exchange, Body body, BodyLimits limits, int maxFields)
      throws RefusedRequest {
    String type = exchange.header("Content-Type");
    String boundary = Boundary.of(type);
    if (boundary != null) {
      List<Part> parts = body.readParts(boundary, limits, maxFields);
      return new Posted(fields(parts), parts, new byte[0]);
    }
    byte[] bytes = body.read(limits.formBytes());
    return new Posted(
        isPlainForm(type) ? fields(bytes, maxFields) : NOTHING.form, List.of(), bytes);
  }

  private static Params fields(List<Part> parts) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Part part : parts) {
      if (part instanceof TextPart field) {
        fields.computeIfAbsent(field.name(), name -> new ArrayList<>(1)).add(field.text());
      }
    }
    return Params.ofAll(fields);
  }

  private static Params fields(byte[] encoded, int maxFields) throws RefusedRequest {
    try {
      return Params.parse(new String(encoded, StandardCharsets.UTF_8), maxFields);
    } catch (IllegalArgumentException malformed) {
      throw Refusals.malformed(
          "it is not encoded as it must be, or has more than " + maxFields + " fields");
    }
  }
}
