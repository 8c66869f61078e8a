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
 * @param keys what signs sessions and pages
 * @param access how the site is reached, and by whom
 * @param limits what the site bears
 * @param viewDecorator what stands around each view, such as a test's tap
 */
public record HostSettings(
    PubSubProvider pubsub,
    Keys keys,
    Access access,
    Limits limits,
    UnaryOperator<LiveView<?>> viewDecorator) {

  /** Makes settings. */
  public HostSettings {
    requireNonNull(pubsub, "pubsub");
    requireNonNull(keys, "keys");
    requireNonNull(access, "access");
    requireNonNull(limits, "limits");
    requireNonNull(viewDecorator, "viewDecorator");
  }

  /**
   * What signs sessions and pages.
   *
   * @param secrets the texts that do; empty: those of the environment variable {@code
   *     JVIEW_SECRET}, or else one that is made up
   * @param compared whether instances tell each other the ids of their keys, see {@link
   *     io.jview.liveview.runtime.LiveRuntimeBuilder#checkKeys}
   */
  public record Keys(List<String> secrets, boolean compared) {

    /** Those of the environment, told to nobody. */
    public static final Keys DEFAULTS = new Keys(List.of(), false);

    /** Makes them. */
    public Keys {
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * How the site is reached, and by whom.
   *
   * @param origins those besides the site's own whose pages may open sockets
   * @param hosts names under which the site may be asked for; empty: under any. {@code localhost}
   *     stands for the addresses of this machine too, {@code *.example.com} for what is below
   * @param trustForwardedHeaders whether {@code X-Forwarded-Prefix} is believed; the host itself
   *     does or does not believe the others
   * @param alwaysSecureCookies whether cookies are marked secure on every request, not only on
   *     those over TLS
   */
  public record Access(
      List<String> origins,
      List<String> hosts,
      boolean trustForwardedHeaders,
      boolean alwaysSecureCookies) {

    /** No other origin, any name, nothing trusted. */
    public static final Access DEFAULTS = new Access(List.of(), List.of(), false, false);

    /** Makes it. */
    public Access {
      origins = List.copyOf(origins);
      hosts = List.copyOf(hosts);
    }
  }

  /**
   * Begins with the defaults.
   *
   * @param pubsub see {@link #pubsub}
   * @return settings with default keys, access and limits, and plain views
   */
  public static HostSettings of(PubSubProvider pubsub) {
    return new HostSettings(
        pubsub, Keys.DEFAULTS, Access.DEFAULTS, Limits.DEFAULTS, UnaryOperator.identity());
  }

  /**
   * Changes the secrets.
   *
   * @param all see {@link Keys#secrets}
   * @return the settings with them
   */
  public HostSettings withSecrets(List<String> all) {
    return new HostSettings(pubsub, new Keys(all, keys.compared()), access, limits, viewDecorator);
  }

  /**
   * Changes the names under which the site may be asked for.
   *
   * @param names see {@link Access#hosts}
   * @return the settings with them
   */
  public HostSettings withAllowedHosts(List<String> names) {
    return with(
        new Access(
            access.origins(), names, access.trustForwardedHeaders(), access.alwaysSecureCookies()));
  }

  /**
   * Changes whether {@code X-Forwarded-Prefix} is believed.
   *
   * @param on see {@link Access#trustForwardedHeaders}
   * @return the settings with it
   */
  public HostSettings withTrustForwardedHeaders(boolean on) {
    return with(new Access(access.origins(), access.hosts(), on, access.alwaysSecureCookies()));
  }

  private HostSettings with(Access changed) {
    return new HostSettings(pubsub, keys, changed, limits, viewDecorator);
  }

  /**
   * Changes the limits.
   *
   * @param bounds see {@link #limits}
   * @return the settings with them
   */
  public HostSettings withLimits(Limits bounds) {
    return new HostSettings(pubsub, keys, access, bounds, viewDecorator);
  }

  /**
   * Changes what stands around each view.
   *
   * @param decorator see {@link #viewDecorator}
   * @return the settings with it
   */
  public HostSettings withViewDecorator(UnaryOperator<LiveView<?>> decorator) {
    return new HostSettings(pubsub, keys, access, limits, decorator);
  }
}
