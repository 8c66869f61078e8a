package io.jview.web.file;

import io.jview.web.Content;
import io.jview.web.Response;
import io.jview.web.http.Exchange;
import io.jview.web.http.RefusedRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a plain handler gives to be sent as files are: in parts, and where it has changed. */
public final class Download {

  private final StaticFile file;
  private final int status;

  private Download(StaticFile file, int status) {
    this.file = file;
    this.status = status;
  }

  /**
   * Looks for what a response brings.
   *
   * @return what it is; null where the response brings something else
   * @throws RefusedRequest with 404 if it is a file that is not there
   */
  public static @Nullable Download of(Response response) throws IOException, RefusedRequest {
    StaticFile file =
        switch (response.content()) {
          case Content.File(var path) -> found(DiskFile.find(path));
          case Content.Sized sized ->
              new StaticFile(FileTypes.UNKNOWN, sized.length(), null, null, sized.source());
          default -> null;
        };
    return file == null ? null : new Download(described(file, response), response.status());
  }

  private static StaticFile found(@Nullable StaticFile file) throws RefusedRequest {
    if (file == null) {
      throw new RefusedRequest(404);
    }
    return file;
  }

  /** What the handler says of it holds. */
  private static StaticFile described(StaticFile file, Response response) {
    String type = header(response, "Content-Type");
    String etag = header(response, "ETag");
    String modified = header(response, "Last-Modified");
    return new StaticFile(
        type == null ? file.type() : type,
        file.size(),
        etag == null ? file.etag() : new ETag(etag),
        modified == null ? file.modified() : Conditions.date(modified),
        file.content());
  }

  private static @Nullable String header(Response response, String name) {
    return response.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Sends it. Parts and conditions are for what is asked for with GET, and is there. */
  public void send(Exchange exchange) throws IOException {
    if (status == 200 && exchange.method().equals("GET")) {
      FileAnswer.send(exchange, file);
    } else {
      FileAnswer.sendWhole(exchange, status, file);
    }
  }
}
