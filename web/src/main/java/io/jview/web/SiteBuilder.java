package io.jview.web;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveInterceptor;
import io.jview.liveview.LiveView;
import io.jview.liveview.Session;
import io.jview.liveview.host.Titles;
import io.jview.pubsub.spi.StateStore;
import io.jview.web.file.StaticFiles;
import io.jview.web.http.BasePath;
import io.jview.web.page.Group;
import io.jview.web.page.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link Site} is made of. Every part has a default but the pages themselves. Not
 * for use by several threads at once.
 */
public final class SiteBuilder implements Routing<SiteBuilder> {

  private static final String DEFAULT_POLICY =
      "default-src 'self'; connect-src 'self' {socket}; img-src 'self' data: blob:; object-src"
          + " 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

  final List<Route> routes = new ArrayList<>();
  final List<Class<?>> links = new ArrayList<>();
  final List<StaticFiles> files = new ArrayList<>();
  final List<String> stylesheets = new ArrayList<>();
  final List<String> scripts = new ArrayList<>();
  Layout layout = new DefaultLayout();
  ErrorPage errorPage = new DefaultErrorPage();
  Titles titles = new Titles("JView", "", "");
  Duration presenceTimeout = Duration.ofSeconds(30);
  String contentSecurityPolicy = DEFAULT_POLICY;
  Duration strictTransport = Duration.ZERO;
  final List<LiveInterceptor> interceptors = new ArrayList<>();
  @Nullable Function<Session, @Nullable String> userOf;
  @Nullable String sessionCookie;
  @Nullable StateStore stateStore;
  List<String> embeddedIn = List.of();
  String basePath = "";
  String socketPath = "/live";
  @Nullable Path uploadFolder;
  long uploadBytes;
  private int groups;

  SiteBuilder() {}

  @Override
  public SiteBuilder live(String path, LiveView<?> view) {
    return add(Route.live(Group.NONE, path, view));
  }

  @Override
  public SiteBuilder get(String path, Handler handler) {
    return add(Route.get(Group.NONE, path, handler));
  }

  @Override
  public SiteBuilder post(String path, Handler handler) {
    return add(Route.post(Group.NONE, path, handler, true));
  }

  @Override
  public SiteBuilder webhook(String path, Handler handler) {
    return add(Route.post(Group.NONE, path, handler, false));
  }

  /**
   * Has constants checked when the site is built: each {@link io.jview.liveview.html.Route} and
   * {@link io.jview.liveview.html.Url} must lead to a route or file, unless it names a host.
   *
   * @param holders the classes that hold them
   * @return this
   */
  public SiteBuilder links(Class<?>... holders) {
    links.addAll(List.of(holders));
    return this;
  }

  /**
   * Serves the files of a folder, which browsers check for changes each time.
   *
   * @param path where, such as {@code /static}
   * @param folder the folder
   * @return this
   * @throws IllegalArgumentException if the path is malformed or there is no such folder
   */
  public SiteBuilder staticFiles(String path, Path folder) {
    return files(StaticFiles.folder(path, folder));
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
  public SiteBuilder staticFiles(String path, String folder) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return files(
        StaticFiles.classPath(
            path, folder, loader == null ? SiteBuilder.class.getClassLoader() : loader));
  }

  /**
   * Sets where files wait that pages take, see {@link
   * io.jview.liveview.runtime.LiveRuntimeBuilder#uploads}. Default: {@code jview-uploads} in the
   * system's temporary folder, 4 GiB.
   *
   * @param folder the folder, made when the first file comes
   * @param bytes how many bytes all files may have together, at least 1
   * @return this
   * @throws IllegalArgumentException if there may be none
   */
  public SiteBuilder uploads(Path folder, long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("uploads need at least 1 byte, not " + bytes);
    }
    uploadFolder = requireNonNull(folder, "folder");
    uploadBytes = bytes;
    return this;
  }

  /**
   * Sets what stands around every page. Default: one column, light or dark, with a notice when the
   * connection is lost.
   *
   * @param pageLayout the layout
   * @return this
   */
  public SiteBuilder layout(Layout pageLayout) {
    layout = requireNonNull(pageLayout, "pageLayout");
    return this;
  }

  /**
   * Sets the content of error pages. Default: the status, a sentence and a way home.
   *
   * @param page renders it
   * @return this
   */
  public SiteBuilder errorPage(ErrorPage page) {
    errorPage = requireNonNull(page, "page");
    return this;
  }

  /**
   * Sets the title of pages that set none. Default: {@code JView}.
   *
   * @param siteTitle the title
   * @return this
   */
  public SiteBuilder title(String siteTitle) {
    titles = new Titles(siteTitle, titles.prefix(), titles.suffix());
    return this;
  }

  /**
   * Sets what stands around the title of a page that sets one, live or plain. Default: nothing.
   *
   * @param prefix what stands before it
   * @param suffix what stands behind it, such as {@code " · Boards"}
   * @return this
   */
  public SiteBuilder aroundTitles(String prefix, String suffix) {
    titles = new Titles(titles.site(), prefix, suffix);
    return this;
  }

  /**
   * Sets after how long the pages of an instance that has died are no longer present, see {@link
   * io.jview.liveview.LiveSocket#track}; those of one that stops are gone at once. Default: 30
   * seconds.
   *
   * @param timeout at least 10 seconds; a shorter one is refused when the site is opened
   * @return this
   */
  public SiteBuilder presenceTimeout(Duration timeout) {
    presenceTimeout = requireNonNull(timeout, "timeout");
    return this;
  }

  /**
   * Adds a style sheet to every page, after the default one.
   *
   * @param url its URL, such as {@code /static/app.css}
   * @return this
   */
  public SiteBuilder stylesheet(String url) {
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
  public SiteBuilder script(String url) {
    scripts.add(requireNonNull(url, "url"));
    return this;
  }

  /**
   * Sets the Content-Security-Policy. Default: scripts, styles and connections of the site itself
   * only, no inline ones; images may be {@code data:} and, for previews of uploads, {@code blob:}.
   *
   * @param policy the header's value, in which <code>{socket}</code> stands for the address of the
   *     site's own socket; empty: no such header
   * @return this
   */
  public SiteBuilder contentSecurityPolicy(String policy) {
    contentSecurityPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Tells browsers that have come over TLS to come over TLS only ({@code
   * Strict-Transport-Security}). Hard to take back: browsers keep to it for as long as was said
   * last. Default: nothing is said.
   *
   * @param time for how long, such as 365 days; zero: nothing is said
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  public SiteBuilder strictTransport(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("The time must not be negative: " + time);
    }
    strictTransport = time;
    return this;
  }

  /**
   * Adds routes that share a guard, a layout, a frame and hooks. Within a group, views navigate
   * over their socket; from one group to another the page is loaded in full.
   *
   * <pre>{@code
   * site.group(g -> g.guard(Guard.session("user").orRedirect("/login"))
   *     .frame(AppFrame::around)
   *     .live("/boards/{id}", new BoardView())
   *     .post("/boards/{id}/files", new Upload()));
   * }</pre>
   *
   * @param content fills the group; called at once
   * @return this
   * @throws IllegalArgumentException if one of its paths is malformed or taken
   */
  public SiteBuilder group(Consumer<GroupBuilder> content) {
    GroupBuilder.filled(content).addTo(this, Group.NONE);
    return this;
  }

  String nextGroupName() {
    groups++;
    return "group-" + groups;
  }

  /**
   * Puts an interceptor around each callback and each render of all views: for a security context,
   * a logging context, timers. The first one is the outermost. Default: none.
   *
   * @param interceptor what stands around them
   * @return this
   */
  public SiteBuilder around(LiveInterceptor interceptor) {
    interceptors.add(requireNonNull(interceptor, "interceptor"));
    return this;
  }

  /**
   * Sets what names a user. With it all sockets of a user can be closed, see {@link
   * Response#disconnect}, and the browser's CSRF secret changes when another user signs in. Called
   * on the threads of requests; it must not block. Default: nothing does.
   *
   * @param identity gives what a session's user is named by, such as an account's id; null where
   *     nobody is signed in
   * @return this
   */
  public SiteBuilder userOf(Function<Session, @Nullable String> identity) {
    userOf = requireNonNull(identity, "identity");
    return this;
  }

  /**
   * Sets where pages keep what outlives their sockets, see {@link LiveView#keep}. Default: with the
   * broker, or else in memory, where pages find it on the same instance only.
   *
   * @param store the store, the same for all instances; neither started nor stopped with the site
   * @return this
   */
  public SiteBuilder stateStore(StateStore store) {
    stateStore = requireNonNull(store, "store");
    return this;
  }

  /**
   * Lets pages of other sites show this one in a frame. Its cookies are then secure, sent from
   * there as well, and kept apart for each of those sites ({@code SameSite=None; Partitioned}), and
   * the Content-Security-Policy names them as {@code frame-ancestors}. Needs TLS, but on a loopback
   * address. Default: none may.
   *
   * @param origins such as {@code https://www.example.com}
   * @return this
   * @throws IllegalArgumentException if one is no origin
   */
  public SiteBuilder embeddedIn(String... origins) {
    embeddedIn = FramingOrigins.checked(origins);
    return this;
  }

  /**
   * Sets what the session's cookie is called, for two sites on one host: with one name each would
   * log the other's users out. It is signed for this name, so that the cookie of the one is no
   * login on the other, though both have one secret. Default: {@code _jview_session}.
   *
   * @param name letters, digits, dots, dashes and underscores, 64 at most
   * @return this
   */
  public SiteBuilder sessionCookie(String name) {
    sessionCookie = requireNonNull(name, "name");
    return this;
  }

  /**
   * Puts the whole site below a path of its host: pages, files, the socket, the session cookie, and
   * what is made of the site's paths by {@code url} of a request, a page or a view, by redirects
   * and by navigation. Everything else that the site is told, such as the paths of routes, is
   * without it. Default: none.
   *
   * @param path such as {@code /app}; empty: none
   * @return this
   * @throws IllegalArgumentException if it is no such path
   */
  public SiteBuilder basePath(String path) {
    basePath = BasePath.checked(path);
    return this;
  }

  /**
   * Sets below which path the client finds its socket and its own files. Default: {@code /live}.
   *
   * @param path such as {@code /live}
   * @return this
   * @throws IllegalArgumentException if it is no such path
   */
  public SiteBuilder socketPath(String path) {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("The socket's path must not be empty; it is like /live");
    }
    socketPath = BasePath.checked(path);
    return this;
  }

  /**
   * Makes the site.
   *
   * @return the site
   * @throws IllegalArgumentException if files are served where the client's socket is, a route is
   *     where something else always answers, or a constant leads nowhere, see {@link #links}
   */
  public Site build() {
    files.forEach(folder -> checkFree(folder.prefix()));
    Site site = new Site(this);
    site.check(links);
    return site;
  }

  private void checkFree(String path) {
    if (path.equals(socketPath)) {
      throw new IllegalArgumentException(
          "The path \"" + path + "\" for files is taken by the client's socket");
    }
  }

  private SiteBuilder files(StaticFiles folder) {
    checkFree(folder.prefix());
    files.add(folder);
    return this;
  }

  SiteBuilder add(Route route) {
    routes.forEach(other -> other.checkApart(route));
    routes.add(route);
    return this;
  }
}
