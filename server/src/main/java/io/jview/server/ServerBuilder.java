package io.jview.server;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.server.connection.Listening;
import io.jview.server.process.Libraries;
import io.jview.web.Limits;
import io.jview.web.Site;
import io.jview.web.host.HostSettings;
import io.jview.web.host.HostSettings.Access;
import io.jview.web.host.HostSettings.Keys;
import io.jview.web.host.SiteEndpoint;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link JView} needs besides its site: what differs from one deployment to the
 * next. Every part has a default. Not for use by several threads at once.
 */
public final class ServerBuilder {

  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[?::1]?");

  private final Supplier<Site> site;
  private @Nullable PubSubProvider pubsub;
  private List<String> secrets = List.of();
  private List<String> allowedOrigins = List.of();
  private List<String> allowedHosts = List.of();
  private @Nullable String host;
  private @Nullable Tls tls;
  private boolean compression = true;
  private boolean socketCompression;
  private Limits limits = Limits.DEFAULTS;
  private boolean stopOnShutdown = true;
  private boolean trustForwardedHeaders;
  private boolean alwaysSecureCookies;

  ServerBuilder(Supplier<Site> site) {
    Libraries.check();
    this.site = site;
  }

  /**
   * Sets what carries messages between pages and instances. The site starts and stops it; two sites
   * cannot share one. Its instances meet on the reserved topic {@code jview:instances}, to find out
   * whether they have the same secrets. Default: in memory, for one instance.
   *
   * @param provider the provider
   * @return this
   */
  public ServerBuilder pubsub(PubSubProvider provider) {
    pubsub = requireNonNull(provider, "provider");
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
  public ServerBuilder secret(String... all) {
    secrets = List.of(all);
    return this;
  }

  /**
   * Sets further origins whose pages may open sockets here. Default: none but the site's own.
   *
   * @param origins such as {@code https://www.example.com}
   * @return this
   */
  public ServerBuilder allowedOrigins(String... origins) {
    allowedOrigins = List.of(origins);
    return this;
  }

  /**
   * Sets the names under which the site may be asked for; anything else is refused with 421.
   * Default: any name; where it listens on a loopback address, {@code localhost} and the loopback
   * addresses alone, so that no page elsewhere can make its own name lead here, unless forwarded
   * headers are trusted.
   *
   * @param names such as {@code www.example.com}, or {@code *.example.com} for all names below
   * @return this
   */
  public ServerBuilder allowedHosts(String... names) {
    allowedHosts = List.of(names);
    return this;
  }

  /**
   * Sets the address to listen on. Default: all addresses; {@code 127.0.0.1} is for this machine
   * only.
   *
   * @param address a host name or an IP address
   * @return this
   */
  public ServerBuilder host(String address) {
    host = requireNonNull(address, "address");
    return this;
  }

  /**
   * Serves over TLS: HTTP/2 and HTTP/1.1. Default: in the clear, for a proxy in front.
   *
   * @param identity the server's certificate and key
   * @return this
   */
  public ServerBuilder tls(Tls identity) {
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
  public ServerBuilder compression(boolean on) {
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
  public ServerBuilder socketCompression(boolean on) {
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
  public ServerBuilder limits(Limits bounds) {
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
  public ServerBuilder stopOnShutdown(boolean on) {
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
  public ServerBuilder trustForwardedHeaders(boolean on) {
    trustForwardedHeaders = on;
    return this;
  }

  /**
   * Sets whether cookies are marked secure on every request. Default: on those over TLS only.
   *
   * @param on whether they are
   * @return this
   */
  public ServerBuilder alwaysSecureCookies(boolean on) {
    alwaysSecureCookies = on;
    return this;
  }

  /**
   * Makes the server. It does nothing before {@link JView#start}.
   *
   * @return the server
   * @throws IllegalArgumentException if something does not fit, such as a secret that is too short
   */
  public JView build() {
    return build(Site::open);
  }

  JView build(BiFunction<Site, HostSettings, SiteEndpoint> open) {
    PubSubProvider provider = pubsub == null ? PubSub.inMemory() : pubsub;
    HostSettings settings =
        new HostSettings(
            provider,
            new Keys(secrets, pubsub != null),
            new Access(allowedOrigins, hosts(), trustForwardedHeaders, alwaysSecureCookies),
            limits,
            UnaryOperator.identity());
    return new JView(open.apply(site.get(), settings), provider, options());
  }

  private List<String> hosts() {
    boolean here = host != null && LOOPBACK.matcher(host).matches();
    return here && allowedHosts.isEmpty() && !trustForwardedHeaders
        ? List.of("localhost")
        : allowedHosts;
  }

  private ServerOptions options() {
    Listening listening =
        new Listening(
            host, tls == null ? null : tls.contextFactory(), limits, trustForwardedHeaders);
    return new ServerOptions(listening, compression, socketCompression, stopOnShutdown);
  }
}
