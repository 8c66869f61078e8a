package io.jview.web.file;

import io.jview.web.host.HttpExchange;
import io.jview.web.http.AcceptEncoding;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves the client's scripts, the default style sheet and the icon, from one folder. */
public final class Assets {

  private static final String SCRIPT = "text/javascript;charset=utf-8";

  private final String folder;
  private final Asset phoenix;
  private final Asset liveView;
  private final Asset boot;
  private final Asset style;
  private final Asset icon;
  private final Map<String, Asset> byUrl;

  /**
   * Loads them.
   *
   * @param folder their path within the site, with a slash at its end
   */
  public Assets(String folder) {
    this.folder = folder;
    phoenix = Asset.load(folder, "phoenix.min.js", SCRIPT);
    liveView = Asset.load(folder, "phoenix_live_view.min.js", SCRIPT);
    boot = Asset.load(folder, "jview.js", SCRIPT);
    style = Asset.load(folder, "jview.css", "text/css;charset=utf-8");
    icon = Asset.load(folder, "jview.svg", "image/svg+xml");
    byUrl =
        Stream.of(phoenix, liveView, boot, style, icon)
            .collect(Collectors.toUnmodifiableMap(Asset::url, Function.identity()));
  }

  /** Gives the client's libraries, in the order in which they must be loaded. */
  public List<String> libraries() {
    return List.of(phoenix.url(), liveView.url());
  }

  /** Gives the script that starts the client; it comes last. */
  public String boot() {
    return boot.url();
  }

  public String style() {
    return style.url();
  }

  public String icon() {
    return icon.url();
  }

  /**
   * Answers the request for a file that is there, and leaves all else to {@link #refusal}.
   *
   * @param path the path within the site
   * @return whether it is answered
   */
  public boolean serve(HttpExchange exchange, String path) {
    Asset asset = isGet(exchange) ? byUrl.get(path) : null;
    if (asset == null) {
      return false;
    }
    send(exchange, asset);
    return true;
  }

  /**
   * Tells what is wrong with a request that was not answered.
   *
   * @return the status to show; 0 where the path is not ours
   */
  public int refusal(String path) {
    if (!path.startsWith(folder)) {
      return 0;
    }
    return byUrl.containsKey(path) ? 405 : 404;
  }

  private static boolean isGet(HttpExchange exchange) {
    return exchange.method().equals("GET") || exchange.method().equals("HEAD");
  }

  private static void send(HttpExchange exchange, Asset asset) {
    exchange.header("Cache-Control", "public, max-age=31536000, immutable");
    exchange.header("Vary", "Accept-Encoding");
    String etag = '"' + asset.hash() + '"';
    exchange.header("ETag", "W/" + etag); // weak: the same for the plain and the compressed form
    String known = exchange.header("If-None-Match");
    if (known != null && known.contains(etag)) {
      exchange.send(304, new byte[0]);
      return;
    }
    exchange.header("Content-Type", asset.contentType());
    if (AcceptEncoding.takesGzip(exchange.headers("Accept-Encoding"))) {
      exchange.header("Content-Encoding", "gzip");
      exchange.send(200, asset.gzip());
    } else {
      exchange.send(200, asset.content());
    }
  }
}
