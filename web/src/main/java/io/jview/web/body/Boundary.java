package io.jview.web.body;

import io.jview.web.http.RefusedRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands between the parts of a multipart form, by its content type. */
final class Boundary {

  private static final Pattern ALLOWED = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[^ ]");

  private Boundary() {}

  /**
   * Gives it.
   *
   * @param contentType the header; null where there is none
   * @return the boundary; null: it is no multipart form
   * @throws RefusedRequest with 400 if a multipart form has none
   */
  static @Nullable String of(@Nullable String contentType) throws RefusedRequest {
    HeaderParameters type = contentType == null ? null : HeaderParameters.parse(contentType);
    if (type == null || !type.value().equals("multipart/form-data")) {
      return null;
    }
    String boundary = type.parameters().get("boundary");
    if (boundary == null || !ALLOWED.matcher(boundary).matches()) {
      throw Refusals.malformed("its content type has no boundary");
    }
    return boundary;
  }
}
