package io.jview.web;

import io.jview.liveview.LiveInterceptor;
import io.jview.liveview.LiveView;
import io.jview.liveview.Session;
import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.Titles;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.liveview.runtime.LiveRuntimeBuilder;
import io.jview.pubsub.spi.StateStore;
import io.jview.web.file.StaticFiles;
import io.jview.web.host.HostSettings;
import io.jview.web.host.SiteEndpoint;
import io.jview.web.http.Health;
import io.jview.web.page.LinkCheck;
import io.jview.web.page.Route;
import io.jview.web.page.RouteMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a site shows: its pages, handlers, files, and what stands around them. Immutable and without
 * a life of its own: a host opens it, as often as it likes.
 *
 * <pre>{@code
 * Site site = Site.builder()
 *     .live("/", new HomeView())
 *     .get("/login", new LoginPage()).post("/login", new Login())
 *     .build();
 * JView.builder(site).build().start(8000);
 * }</pre>
 */
public final class Site {

  /** How much each browser may make the process hold uncounted. */
  private static final long UNCOUNTED_BYTES = 4 << 10;

  final List<Route> routes;
  final RouteMap routeMap;
  final List<LiveInterceptor> interceptors;
  final @Nullable Function<Session, @Nullable String> userOf;
  final @Nullable String sessionCookie;
  final @Nullable StateStore stateStore;
  final List<String> embeddedIn;
  final List<StaticFiles> files;
  final Layout layout;
  final ErrorPage errorPage;
  final Titles titles;
  final List<String> stylesheets;
  final List<String> scripts;
  final String contentSecurityPolicy;
  final Duration strictTransport;
  final Duration presenceTimeout;
  final String basePath;
  final String socketPath;
  final @Nullable Path uploadFolder;
  final long uploadBytes;

  Site(SiteBuilder builder) {
    routes = List.copyOf(builder.routes);
    routeMap = new RouteMap(routes);
    interceptors = List.copyOf(builder.interceptors);
    userOf = builder.userOf;
    sessionCookie = builder.sessionCookie;
    stateStore = builder.stateStore;
    embeddedIn = builder.embeddedIn;
    files = List.copyOf(builder.files);
    layout = builder.layout;
    errorPage = builder.errorPage;
    titles = builder.titles;
    stylesheets = List.copyOf(builder.stylesheets);
    scripts = List.copyOf(builder.scripts);
    contentSecurityPolicy = builder.contentSecurityPolicy;
    strictTransport = builder.strictTransport;
    presenceTimeout = builder.presenceTimeout;
    basePath = builder.basePath;
    socketPath = builder.socketPath;
    uploadFolder = builder.uploadFolder;
    uploadBytes = builder.uploadBytes;
  }

  /**
   * Begins a site.
   *
   * @return a builder
   */
  public static SiteBuilder builder() {
    return new SiteBuilder();
  }

  /**
   * Gives where the site is on its host.
   *
   * @return what its paths are put below, such as {@code /app}; empty: nothing
   */
  public String basePath() {
    return basePath;
  }

  /**
   * Opens the site for a host. It does nothing before {@link SiteEndpoint#start}.
   *
   * @param settings what differs from one deployment to the next
   * @return the site at work
   * @throws IllegalArgumentException if something does not fit, such as a secret that is too short
   */
  public SiteEndpoint open(HostSettings settings) {
    Limits limits = settings.limits();
    LiveRuntimeBuilder runtime =
        LiveRuntime.builder()
            .pubsub(settings.pubsub())
            .checkKeys(settings.keys().compared())
            .allowedOrigins(settings.access().origins())
            .limits(limits.live())
            .budget(new MemoryBudget(limits.memoryBytes(), UNCOUNTED_BYTES))
            .presenceTimeout(presenceTimeout)
            .titles(titles)
            .plainPaths(this::isPlain);
    List<String> secrets =
        settings.keys().secrets().isEmpty()
            ? Secrets.parse(System.getenv(Secrets.VARIABLE))
            : settings.keys().secrets();
    if (!secrets.isEmpty()) {
      runtime.secrets(secrets);
    }
    if (uploadFolder != null) {
      runtime.uploads(uploadFolder, uploadBytes);
    }
    if (userOf != null) {
      runtime.userOf(userOf);
    }
    if (stateStore != null) {
      runtime.stateStore(stateStore);
    }
    if (sessionCookie != null) {
      runtime.sessionCookie(sessionCookie);
    }
    interceptors.forEach(runtime::around);
    for (Route route : routes) {
      if (route.view() instanceof LiveView<?> view) {
        LiveView<?> decorated = settings.viewDecorator().apply(view);
        runtime.live(route.group().live(), route.path().text(), decorated);
      }
    }
    return open(runtime.build(), settings);
  }

  /** Whether a browser that goes to a path of the site gets something else than a view. */
  private boolean isPlain(String path) {
    return isTaken(path) || isFile(path) || routeMap.isPlain(path);
  }

  /** Whether a path is one that no route is ever asked for. */
  private boolean isTaken(String path) {
    return path.equals(socketPath + "/websocket")
        || path.startsWith(socketPath + "/assets/")
        || Health.isAt(path);
  }

  /**
   * Checks what leads to it.
   *
   * @param links classes that hold constants
   * @throws IllegalArgumentException if a route would never be asked, or a constant leads nowhere
   */
  void check(List<Class<?>> links) {
    routes.forEach(this::checkAsked);
    links.forEach(new LinkCheck(routes, routeMap, this::isFile)::check);
  }

  private void checkAsked(Route route) {
    if (isTaken(route.path().shape())) {
      throw new IllegalArgumentException(
          "the route '%s' would never be asked: health, the client's socket and files are there"
              .formatted(route.path().text()));
    }
  }

  private boolean isFile(String path) {
    return files.stream().anyMatch(folder -> path.startsWith(folder.prefix() + "/"));
  }

  SiteEndpoint open(LiveEndpoint live, HostSettings settings) {
    return new OpenSite(this, live, settings);
  }
}
