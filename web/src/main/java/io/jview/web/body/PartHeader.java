package io.jview.web.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.web.http.RefusedRequest;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands ahead of a part's content.
 *
 * @param fileName cleaned; null: it is a text field
 * @param chosen whether the file has a name at all, which an input without a file has not
 * @param charset of its text
 */
record PartHeader(
    String name,
    @Nullable String fileName,
    boolean chosen,
    @Nullable String contentType,
    Charset charset) {

  private static final Set<String> PLAIN = Set.of("7bit", "8bit", "binary", "");

  /**
   * Reads it.
   *
   * @throws RefusedRequest with 400 if it is malformed, 415 if the part is encoded
   */
  static PartHeader parse(List<String> lines) throws RefusedRequest {
    Map<String, String> headers = headers(lines);
    HeaderParameters disposition =
        HeaderParameters.parse(headers.getOrDefault("content-disposition", ""));
    String name = disposition.parameters().get("name");
    if (!disposition.value().equals("form-data") || name == null) {
      throw Refusals.malformed("a part does not say which field it is");
    }
    String coding = headers.getOrDefault("content-transfer-encoding", "").toLowerCase(Locale.ROOT);
    if (!PLAIN.contains(coding)) {
      throw new RefusedRequest(415, "A part of the form is encoded, which is not understood here");
    }
    String given = fileName(disposition.parameters());
    String type = headers.get("content-type");
    return new PartHeader(
        unescaped(name),
        given == null ? null : FileName.clean(given),
        given != null && !given.isEmpty(),
        type,
        charset(type));
  }

  private static Map<String, String> headers(List<String> lines) throws RefusedRequest {
    Map<String, String> headers = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw Refusals.malformed("a part has a header that is none");
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      headers.putIfAbsent(name, line.substring(colon + 1).strip());
    }
    return headers;
  }

  /** What browsers put in place of a quote and of the ends of lines. */
  private static String unescaped(String text) {
    return text.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
  }

  /** Browsers say it in the form's own encoding, some programs by {@code filename*} as well. */
  private static @Nullable String fileName(Map<String, String> parameters) {
    String extended = extended(parameters.get("filename*"));
    String plain = parameters.get("filename");
    return extended != null || plain == null ? extended : unescaped(plain);
  }

  private static @Nullable String extended(@Nullable String value) {
    String[] parts = value == null ? new String[0] : value.split("'", 3);
    if (parts.length < 3) {
      return null;
    }
    try {
      Charset charset = parts[0].equalsIgnoreCase("iso-8859-1") ? ISO_8859_1 : UTF_8;
      return URLDecoder.decode(parts[2].replace("+", "%2B"), charset);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static Charset charset(@Nullable String type) throws RefusedRequest {
    String name = type == null ? null : HeaderParameters.parse(type).parameters().get("charset");
    try {
      return name == null ? UTF_8 : Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      throw Refusals.malformed("a part has a charset that is not known here");
    }
  }
}
