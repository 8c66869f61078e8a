package io.jview.web.host;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveView;
import io.jview.pubsub.PubSubProvider;
import io.jview.web.Limits;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What differs from one deployment of a site to the next. Immutable: start from {@link #of} and
 * change what should differ.
 *
 * @param pubsub carries messages between pages and instances; started and stopped with the site
 * @param checkKeys whether instances tell each other the ids of their secrets' keys, see {@link
 *     io.jview.liveview.runtime.LiveRuntimeBuilder#checkKeys}
 * @param secrets sign sessions and pages; empty: those of the environment variable {@code
 *     JVIEW_SECRET}, or else one that is made up
 * @param allowedOrigins origins besides the site's own whose pages may open sockets
 * @param allowedHosts names under which the site may be asked for; empty: under any. {@code
 *     localhost} stands for the addresses of this machine too, {@code *.example.com} for what is
 *     below
 * @param limits what the site bears
 * @param trustForwardedHeaders whether {@code X-Forwarded-Prefix} is believed; the host itself does
 *     or does not believe the others
 * @param alwaysSecureCookies whether cookies are marked secure on every request, not only on those
 *     over TLS
 * @param viewDecorator what stands around each view, such as a test's tap
 */
public record HostSettings(
    PubSubProvider pubsub,
    boolean checkKeys,
    List<String> secrets,
    List<String> allowedOrigins,
    List<String> allowedHosts,
    Limits limits,
    boolean trustForwardedHeaders,
    boolean alwaysSecureCookies,
    UnaryOperator<LiveView<?>> viewDecorator) {

  /** Makes settings. */
  public HostSettings {
    requireNonNull(pubsub, "pubsub");
    requireNonNull(limits, "limits");
    requireNonNull(viewDecorator, "viewDecorator");
    secrets = List.copyOf(secrets);
    allowedOrigins = List.copyOf(allowedOrigins);
    allowedHosts = List.copyOf(allowedHosts);
  }

  /**
   * Begins with the defaults.
   *
   * @param pubsub see {@link #pubsub}
   * @return settings with no origin allowed, nothing trusted, default limits and plain views
   */
  public static HostSettings of(PubSubProvider pubsub) {
    return new HostSettings(
        pubsub,
        false,
        List.of(),
        List.of(),
        List.of(),
        Limits.DEFAULTS,
        false,
        false,
        UnaryOperator.identity());
  }

  /**
   * Changes the secrets.
   *
   * @param all see {@link #secrets}
   * @return the settings with them
   */
  public HostSettings withSecrets(List<String> all) {
    return new HostSettings(
        pubsub,
        checkKeys,
        all,
        allowedOrigins,
        allowedHosts,
        limits,
        trustForwardedHeaders,
        alwaysSecureCookies,
        viewDecorator);
  }

  /**
   * Changes the limits.
   *
   * @param bounds see {@link #limits}
   * @return the settings with them
   */
  public HostSettings withLimits(Limits bounds) {
    return new HostSettings(
        pubsub,
        checkKeys,
        secrets,
        allowedOrigins,
        allowedHosts,
        bounds,
        trustForwardedHeaders,
        alwaysSecureCookies,
        viewDecorator);
  }

  /**
   * Changes the names under which the site may be asked for.
   *
   * @param names see {@link #allowedHosts}
   * @return the settings with them
   */
  public HostSettings withAllowedHosts(List<String> names) {
    return new HostSettings(
        pubsub,
        checkKeys,
        secrets,
        allowedOrigins,
        names,
        limits,
        trustForwardedHeaders,
        alwaysSecureCookies,
        viewDecorator);
  }

  /**
   * Changes whether {@code X-Forwarded-Prefix} is believed.
   *
   * @param on see {@link #trustForwardedHeaders}
   * @return the settings with it
   */
  public HostSettings withTrustForwardedHeaders(boolean on) {
    return new HostSettings(
        pubsub,
        checkKeys,
        secrets,
        allowedOrigins,
        allowedHosts,
        limits,
        on,
        alwaysSecureCookies,
        viewDecorator);
  }

  /**
   * Changes what stands around each view.
   *
   * @param decorator see {@link #viewDecorator}
   * @return the settings with it
   */
  public HostSettings withViewDecorator(UnaryOperator<LiveView<?>> decorator) {
    return new HostSettings(
        pubsub,
        checkKeys,
        secrets,
        allowedOrigins,
        allowedHosts,
        limits,
        trustForwardedHeaders,
        alwaysSecureCookies,
        decorator);
  }
}
