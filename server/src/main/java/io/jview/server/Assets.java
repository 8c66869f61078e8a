package io.jview.server;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Serves the client's scripts, the default style sheet and the icon, below {@value #FOLDER}. */
final class Assets implements Service {

  private static final String FOLDER = "/live/assets/";
  private static final String SCRIPT = "text/javascript;charset=utf-8";

  private final Asset phoenix = Asset.load(FOLDER, "phoenix.min.js", SCRIPT);
  private final Asset liveView = Asset.load(FOLDER, "phoenix_live_view.min.js", SCRIPT);
  private final Asset boot = Asset.load(FOLDER, "jview.js", SCRIPT);
  private final Asset style = Asset.load(FOLDER, "jview.css", "text/css;charset=utf-8");
  private final Asset icon = Asset.load(FOLDER, "jview.svg", "image/svg+xml");
  private final Map<String, Asset> byUrl =
      Stream.of(phoenix, liveView, boot, style, icon)
          .collect(Collectors.toUnmodifiableMap(Asset::url, Function.identity()));

  /** Gives the client's libraries, in the order in which they must be loaded. */
  List<String> libraries() {
    return List.of(phoenix.url(), liveView.url());
  }

  /** Gives the script that starts the client; it comes last. */
  String boot() {
    return boot.url();
  }

  String style() {
    return style.url();
  }

  String icon() {
    return icon.url();
  }

  @Override
  public boolean serve(Exchange exchange) throws RefusedRequest {
    if (!exchange.path().startsWith(FOLDER)) {
      return false;
    }
    Asset asset = byUrl.get(exchange.path());
    if (asset == null) {
      throw new RefusedRequest(404);
    }
    if (!exchange.method().equals("GET")) {
      throw new RefusedRequest(405);
    }
    send(exchange, asset);
    return true;
  }

  private static void send(Exchange exchange, Asset asset) {
    exchange.header("Cache-Control", "public, max-age=31536000, immutable");
    exchange.header("Vary", "Accept-Encoding");
    String etag = '"' + asset.hash() + '"';
    exchange.header("ETag", "W/" + etag); // weak: the same for the plain and the compressed form
    String known = exchange.header("If-None-Match");
    if (known != null && known.contains(etag)) {
      exchange.sendEmpty(304);
    } else if (takesGzip(exchange)) {
      exchange.header("Content-Encoding", "gzip");
      exchange.send(200, asset.contentType(), asset.gzip());
    } else {
      exchange.send(200, asset.contentType(), asset.content());
    }
  }

  private static boolean takesGzip(Exchange exchange) {
    HttpField accepted = exchange.request().getHeaders().getField(HttpHeader.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }
}
