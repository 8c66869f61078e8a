package io.jview.server;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveView;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.liveview.runtime.LiveRuntimeBuilder;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link JView} is made of. Every part has a default but the pages themselves. Not
 * for use by several threads at once.
 */
public final class JViewBuilder {

  private static final String DEFAULT_POLICY =
      "default-src 'self'; connect-src 'self' {socket}; img-src 'self' data:; object-src 'none'; "
          + "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

  private final Map<String, LiveView<?>> views = new LinkedHashMap<>();
  private final List<Route> routes = new ArrayList<>();
  private final List<StaticFiles> files = new ArrayList<>();
  private final List<String> stylesheets = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private @Nullable PubSubProvider pubsub;
  private List<String> secrets = List.of();
  private List<String> allowedOrigins = List.of();
  private Layout layout = new DefaultLayout();
  private ErrorPage errorPage = new DefaultErrorPage();
  private String title = "JView";
  private @Nullable String host;
  private @Nullable Tls tls;
  private boolean compression = true;
  private boolean socketCompression;
  private Limits limits = Limits.DEFAULTS;
  private boolean stopOnShutdown = true;
  private boolean trustForwardedHeaders;
  private boolean alwaysSecureCookies;
  private String contentSecurityPolicy = DEFAULT_POLICY;

  JViewBuilder() {}

  /**
   * Sets what carries messages between pages and instances. The site starts and stops it; two sites
   * cannot share one. Its instances meet on the reserved topic {@code jview:instances}, to find out
   * whether they have the same secrets. Default: in memory, for one instance.
   *
   * @param provider the provider
   * @return this
   */
  public JViewBuilder pubsub(PubSubProvider provider) {
    pubsub = requireNonNull(provider, "provider");
    return this;
  }

  /**
   * Adds a live page.
   *
   * @param path its path, such as {@code /chat/{room}}
   * @param view the view
   * @return this
   * @throws IllegalArgumentException if the path is malformed or taken
   */
  public JViewBuilder live(String path, LiveView<?> view) {
    add(Route.live(path));
    views.put(path, requireNonNull(view, "view"));
    return this;
  }

  /**
   * Adds a plain page.
   *
   * @param path its path, such as {@code /invoices/{id}}
   * @param handler answers GET and HEAD
   * @return this
   * @throws IllegalArgumentException if the path is malformed or taken
   */
  public JViewBuilder get(String path, Handler handler) {
    return add(Route.get(path, requireNonNull(handler, "handler")));
  }

  /**
   * Adds the receiver of a form. The form must post {@link Request#csrfToken()} as {@code
   * _csrf_token}, or a script send it as header {@code X-CSRF-Token}; otherwise it is refused with
   * 403.
   *
   * @param path its path
   * @param handler answers POST
   * @return this
   * @throws IllegalArgumentException if the path is malformed or taken
   */
  public JViewBuilder post(String path, Handler handler) {
    return add(Route.post(path, requireNonNull(handler, "handler"), true));
  }

  /**
   * Adds a receiver of POSTs by other programs, without CSRF check. It must not trust the session.
   *
   * @param path its path
   * @param handler answers POST
   * @return this
   * @throws IllegalArgumentException if the path is malformed or taken
   */
  public JViewBuilder webhook(String path, Handler handler) {
    return add(Route.post(path, requireNonNull(handler, "handler"), false));
  }

  /**
   * Serves the files of a folder, which browsers check for changes each time.
   *
   * @param path where, such as {@code /static}
   * @param folder the folder
   * @return this
   * @throws IllegalArgumentException if the path is malformed or there is no such folder
   */
  public JViewBuilder staticFiles(String path, Path folder) {
    files.add(StaticFiles.folder(path, folder));
    return this;
  }

  /**
   * Serves the files of a folder on the class path. In a named module it must not be the folder of
   * a package, unless that is open.
   *
   * @param path where, such as {@code /static}
   * @param folder the folder, such as {@code public}, looked up by the thread's class loader
   * @return this
   * @throws IllegalArgumentException if the path is malformed or there is no such folder
   */
  public JViewBuilder staticFiles(String path, String folder) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    files.add(
        StaticFiles.classPath(
            path, folder, loader == null ? JViewBuilder.class.getClassLoader() : loader));
    return this;
  }

  /**
   * Sets what stands around every page. Default: one column, light or dark, with a notice when the
   * connection is lost.
   *
   * @param pageLayout the layout
   * @return this
   */
  public JViewBuilder layout(Layout pageLayout) {
    layout = requireNonNull(pageLayout, "pageLayout");
    return this;
  }

  /**
   * Sets the content of error pages. Default: the status, a sentence and a way home.
   *
   * @param page renders it
   * @return this
   */
  public JViewBuilder errorPage(ErrorPage page) {
    errorPage = requireNonNull(page, "page");
    return this;
  }

  /**
   * Sets the title of pages that set none. Default: {@code JView}.
   *
   * @param siteTitle the title
   * @return this
   */
  public JViewBuilder title(String siteTitle) {
    title = requireNonNull(siteTitle, "siteTitle");
    return this;
  }

  /**
   * Adds a style sheet to every page, after the default one.
   *
   * @param url its URL, such as {@code /static/app.css}
   * @return this
   */
  public JViewBuilder stylesheet(String url) {
    stylesheets.add(requireNonNull(url, "url"));
    return this;
  }

  /**
   * Adds a script to every page. It runs before the client starts, so it may give it hooks, connect
   * parameters and other options of the {@code LiveSocket}:
   *
   * <pre>{@code
   * window.jview = {hooks: {Chart: {mounted() { ... }}}, params: {zone: "UTC"}, options: {}};
   * }</pre>
   *
   * <p>The started client is {@code window.liveSocket}.
   *
   * @param url its URL, such as {@code /static/app.js}
   * @return this
   */
  public JViewBuilder script(String url) {
    scripts.add(requireNonNull(url, "url"));
    return this;
  }

  /**
   * Sets the secrets that sign sessions and pages, the same on every instance: the first one signs,
   * all are accepted, so that a new one can be put first and the old one taken away after 14 days.
   * Default: those in the environment variable {@code JVIEW_SECRET}, separated by commas; without
   * it one is made, which a warning tells.
   *
   * @param all the secrets, each of at least 32 bytes
   * @return this
   */
  public JViewBuilder secret(String... all) {
    secrets = List.of(all);
    return this;
  }

  /**
   * Sets further origins whose pages may open sockets here. Default: none but the site's own.
   *
   * @param origins such as {@code https://www.example.com}
   * @return this
   */
  public JViewBuilder allowedOrigins(String... origins) {
    allowedOrigins = List.of(origins);
    return this;
  }

  /**
   * Sets the address to listen on. Default: all addresses; {@code 127.0.0.1} is for this machine
   * only.
   *
   * @param address a host name or an IP address
   * @return this
   */
  public JViewBuilder host(String address) {
    host = requireNonNull(address, "address");
    return this;
  }

  /**
   * Serves over TLS: HTTP/2 and HTTP/1.1. Default: in the clear, for a proxy in front.
   *
   * @param identity the server's certificate and key
   * @return this
   */
  public JViewBuilder tls(Tls identity) {
    tls = requireNonNull(identity, "identity");
    return this;
  }

  /**
   * Sets whether pages and files are sent compressed (gzip) where a browser takes it. Default: they
   * are.
   *
   * @param on whether they are
   * @return this
   */
  public JViewBuilder compression(boolean on) {
    compression = on;
    return this;
  }

  /**
   * Sets whether sockets may use {@code permessage-deflate}. Default: not; it costs about 95 KB of
   * native memory for each connection.
   *
   * @param on whether they may
   * @return this
   */
  public JViewBuilder socketCompression(boolean on) {
    socketCompression = on;
    return this;
  }

  /**
   * Sets what the server bears: sizes, rates, silence, slow browsers, the time of a stop. Default:
   * {@link Limits#DEFAULTS}.
   *
   * @param bounds the limits
   * @return this
   */
  public JViewBuilder limits(Limits bounds) {
    limits = requireNonNull(bounds, "bounds");
    return this;
  }

  /**
   * Sets whether the site stops gracefully when the process is told to end (Ctrl-C, SIGTERM); a
   * second signal ends it at once. Default: it does.
   *
   * @param on whether it does
   * @return this
   */
  public JViewBuilder stopOnShutdown(boolean on) {
    stopOnShutdown = on;
    return this;
  }

  /**
   * Sets whether {@code X-Forwarded-Proto}, {@code X-Forwarded-Host} and their kin are believed.
   * Only behind a proxy that always sets them. Default: not.
   *
   * @param on whether they are
   * @return this
   */
  public JViewBuilder trustForwardedHeaders(boolean on) {
    trustForwardedHeaders = on;
    return this;
  }

  /**
   * Sets whether cookies are marked secure on every request. Default: on those over TLS only.
   *
   * @param on whether they are
   * @return this
   */
  public JViewBuilder alwaysSecureCookies(boolean on) {
    alwaysSecureCookies = on;
    return this;
  }

  /**
   * Sets the Content-Security-Policy. Default: scripts, styles and connections of the site itself
   * only, no inline ones; images may be {@code data:}.
   *
   * @param policy the header's value, in which <code>{socket}</code> stands for the address of the
   *     site's own socket; empty: no such header
   * @return this
   */
  public JViewBuilder contentSecurityPolicy(String policy) {
    contentSecurityPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Makes the site. It does nothing before {@link JView#start}.
   *
   * @return the site
   * @throws IllegalArgumentException if something does not fit, such as a secret that is too short
   */
  public JView build() {
    PubSubProvider provider = pubsub == null ? PubSub.inMemory() : pubsub;
    LiveRuntimeBuilder runtime =
        LiveRuntime.builder()
            .pubsub(provider)
            .checkKeys(pubsub != null)
            .allowedOrigins(allowedOrigins)
            .messageRate(limits.messagesPerSecond(), limits.messageBurst())
            .maxFrameChars(limits.frameBytes());
    List<String> signing =
        secrets.isEmpty() ? Secrets.parse(System.getenv(Secrets.VARIABLE)) : secrets;
    if (!signing.isEmpty()) {
      runtime.secrets(signing);
    }
    views.forEach(runtime::live);
    return new JView(runtime.build(), provider, options(), site());
  }

  Site site() {
    return new Site(
        List.copyOf(routes),
        List.copyOf(files),
        layout,
        errorPage,
        title,
        List.copyOf(stylesheets),
        List.copyOf(scripts));
  }

  ServerOptions options() {
    return new ServerOptions(
        host,
        tls,
        compression,
        socketCompression,
        limits,
        stopOnShutdown,
        trustForwardedHeaders,
        alwaysSecureCookies,
        contentSecurityPolicy);
  }

  private JViewBuilder add(Route route) {
    for (Route other : routes) {
      if (route.clashesWith(other)) {
        throw new IllegalArgumentException(
            "The path \"" + route.path().text() + "\" is taken by \"" + other.path().text() + "\"");
      }
    }
    routes.add(route);
    return this;
  }
}
