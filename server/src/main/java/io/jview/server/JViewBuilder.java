package io.jview.server;

import io.jview.liveview.LiveView;
import io.jview.pubsub.PubSubProvider;
import io.jview.web.ErrorPage;
import io.jview.web.Handler;
import io.jview.web.Layout;
import io.jview.web.Limits;
import io.jview.web.Routing;
import io.jview.web.Site;
import io.jview.web.SiteBuilder;
import io.jview.web.host.HostSettings;
import io.jview.web.host.SiteEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * Collects what a {@link JView} is made of: a small site and what its server needs, in one go. A
 * larger site is a {@link Site} of its own, which tests and other hosts take as well. Not for use
 * by several threads at once.
 */
public final class JViewBuilder implements Routing<JViewBuilder> {

  private final SiteBuilder site = Site.builder();
  private final ServerBuilder server = new ServerBuilder(site::build);

  JViewBuilder() {}

  @Override
  public JViewBuilder live(String path, LiveView<?> view) {
    site.live(path, view);
    return this;
  }

  /**
   * Sets where files wait that pages take; see {@link SiteBuilder#uploads}.
   *
   * @param folder the folder
   * @param bytes how many bytes all files may have together
   * @return this
   * @throws IllegalArgumentException if there may be none
   */
  public JViewBuilder uploads(Path folder, long bytes) {
    site.uploads(folder, bytes);
    return this;
  }

  @Override
  public JViewBuilder get(String path, Handler handler) {
    site.get(path, handler);
    return this;
  }

  @Override
  public JViewBuilder post(String path, Handler handler) {
    site.post(path, handler);
    return this;
  }

  @Override
  public JViewBuilder webhook(String path, Handler handler) {
    site.webhook(path, handler);
    return this;
  }

  /**
   * Has the constants checked that links are made of; see {@link SiteBuilder#links}.
   *
   * @param holders the classes that hold them
   * @return this
   */
  public JViewBuilder links(Class<?>... holders) {
    site.links(holders);
    return this;
  }

  /**
   * Serves the files of a folder, which browsers check for changes each time; see {@link
   * SiteBuilder#staticFiles(String, Path)}.
   *
   * @param path where, such as {@code /static}
   * @param folder the folder
   * @return this
   */
  public JViewBuilder staticFiles(String path, Path folder) {
    site.staticFiles(path, folder);
    return this;
  }

  /**
   * Serves the files of a folder on the class path; see {@link SiteBuilder#staticFiles(String,
   * String)}.
   *
   * @param path where, such as {@code /static}
   * @param folder the folder, such as {@code public}, looked up by the thread's class loader
   * @return this
   */
  public JViewBuilder staticFiles(String path, String folder) {
    site.staticFiles(path, folder);
    return this;
  }

  /**
   * Sets what stands around every page; see {@link SiteBuilder#layout(Layout)}.
   *
   * @param pageLayout the layout
   * @return this
   */
  public JViewBuilder layout(Layout pageLayout) {
    site.layout(pageLayout);
    return this;
  }

  /**
   * Sets the content of error pages; see {@link SiteBuilder#errorPage(ErrorPage)}.
   *
   * @param page renders it
   * @return this
   */
  public JViewBuilder errorPage(ErrorPage page) {
    site.errorPage(page);
    return this;
  }

  /**
   * Sets the title of pages that set none; see {@link SiteBuilder#title(String)}.
   *
   * @param siteTitle the title
   * @return this
   */
  public JViewBuilder title(String siteTitle) {
    site.title(siteTitle);
    return this;
  }

  /**
   * Sets after how long the pages of an instance that has died are no longer present; see {@link
   * SiteBuilder#presenceTimeout(Duration)}.
   *
   * @param timeout at least 10 seconds; a shorter one is refused when the site is built
   * @return this
   */
  public JViewBuilder presenceTimeout(Duration timeout) {
    site.presenceTimeout(timeout);
    return this;
  }

  /**
   * Adds a style sheet to every page, after the default one; see {@link
   * SiteBuilder#stylesheet(String)}.
   *
   * @param url its URL, such as {@code /static/app.css}
   * @return this
   */
  public JViewBuilder stylesheet(String url) {
    site.stylesheet(url);
    return this;
  }

  /**
   * Adds a script to every page; see {@link SiteBuilder#script(String)}.
   *
   * @param url its URL, such as {@code /static/app.js}
   * @return this
   */
  public JViewBuilder script(String url) {
    site.script(url);
    return this;
  }

  /**
   * Sets the Content-Security-Policy; see {@link SiteBuilder#contentSecurityPolicy(String)}.
   *
   * @param policy the header's value, in which <code>{socket}</code> stands for the address of the
   *     site's own socket; empty: no such header
   * @return this
   */
  public JViewBuilder contentSecurityPolicy(String policy) {
    site.contentSecurityPolicy(policy);
    return this;
  }

  /**
   * Tells browsers to come over TLS only; see {@link SiteBuilder#strictTransport(Duration)}.
   *
   * @param time for how long
   * @return this
   */
  public JViewBuilder strictTransport(Duration time) {
    site.strictTransport(time);
    return this;
  }

  /**
   * Sets what carries messages between pages and instances; see {@link
   * ServerBuilder#pubsub(PubSubProvider)}.
   *
   * @param provider the provider
   * @return this
   */
  public JViewBuilder pubsub(PubSubProvider provider) {
    server.pubsub(provider);
    return this;
  }

  /**
   * Sets the secrets that sign sessions and pages, the same on every instance: the first one signs,
   * all are accepted, so that a new one can be put first and the old one taken away after 14 days;
   * see {@link ServerBuilder#secret(String...)}.
   *
   * @param all the secrets, each of at least 32 bytes
   * @return this
   */
  public JViewBuilder secret(String... all) {
    server.secret(all);
    return this;
  }

  /**
   * Sets further origins whose pages may open sockets here; see {@link
   * ServerBuilder#allowedOrigins(String...)}.
   *
   * @param origins such as {@code https://www.example.com}
   * @return this
   */
  public JViewBuilder allowedOrigins(String... origins) {
    server.allowedOrigins(origins);
    return this;
  }

  /**
   * Sets the names under which the site may be asked for; see {@link
   * ServerBuilder#allowedHosts(String...)}.
   *
   * @param names such as {@code www.example.com}
   * @return this
   */
  public JViewBuilder allowedHosts(String... names) {
    server.allowedHosts(names);
    return this;
  }

  /**
   * Sets the address to listen on; see {@link ServerBuilder#host(String)}.
   *
   * @param address a host name or an IP address
   * @return this
   */
  public JViewBuilder host(String address) {
    server.host(address);
    return this;
  }

  /**
   * Serves over TLS: HTTP/2 and HTTP/1.1; see {@link ServerBuilder#tls(Tls)}.
   *
   * @param identity the server's certificate and key
   * @return this
   */
  public JViewBuilder tls(Tls identity) {
    server.tls(identity);
    return this;
  }

  /**
   * Sets whether pages and files are sent compressed (gzip) where a browser takes it; see {@link
   * ServerBuilder#compression(boolean)}.
   *
   * @param on whether they are
   * @return this
   */
  public JViewBuilder compression(boolean on) {
    server.compression(on);
    return this;
  }

  /**
   * Sets whether sockets may use {@code permessage-deflate}; see {@link
   * ServerBuilder#socketCompression(boolean)}.
   *
   * @param on whether they may
   * @return this
   */
  public JViewBuilder socketCompression(boolean on) {
    server.socketCompression(on);
    return this;
  }

  /**
   * Sets what the server bears: sizes, rates, silence, slow browsers, the time of a stop; see
   * {@link ServerBuilder#limits(Limits)}.
   *
   * @param bounds the limits
   * @return this
   */
  public JViewBuilder limits(Limits bounds) {
    server.limits(bounds);
    return this;
  }

  /**
   * Sets whether the site stops gracefully when the process is told to end (Ctrl-C, SIGTERM); a
   * second signal ends it at once; see {@link ServerBuilder#stopOnShutdown(boolean)}.
   *
   * @param on whether it does
   * @return this
   */
  public JViewBuilder stopOnShutdown(boolean on) {
    server.stopOnShutdown(on);
    return this;
  }

  /**
   * Sets whether {@code X-Forwarded-Proto}, {@code X-Forwarded-Host} and their kin are believed;
   * see {@link ServerBuilder#trustForwardedHeaders(boolean)}.
   *
   * @param on whether they are
   * @return this
   */
  public JViewBuilder trustForwardedHeaders(boolean on) {
    server.trustForwardedHeaders(on);
    return this;
  }

  /**
   * Sets whether cookies are marked secure on every request; see {@link
   * ServerBuilder#alwaysSecureCookies(boolean)}.
   *
   * @param on whether they are
   * @return this
   */
  public JViewBuilder alwaysSecureCookies(boolean on) {
    server.alwaysSecureCookies(on);
    return this;
  }

  /**
   * Makes the site and its server. It does nothing before {@link JView#start}.
   *
   * @return the server
   * @throws IllegalArgumentException if something does not fit, such as a secret that is too short
   */
  public JView build() {
    return server.build();
  }

  JView build(BiFunction<Site, HostSettings, SiteEndpoint> open) {
    return server.build(open);
  }
}
