package io.jview.web;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.StatusException;
import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.host.LiveStats;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.SessionCookies;
import io.jview.pubsub.log.LimitedLog;
import io.jview.web.file.Assets;
import io.jview.web.host.HostSettings;
import io.jview.web.host.HttpExchange;
import io.jview.web.host.SiteEndpoint;
import io.jview.web.http.AllowedHosts;
import io.jview.web.http.BasePath;
import io.jview.web.http.Exchange;
import io.jview.web.http.Health;
import io.jview.web.http.RefusedRequest;
import io.jview.web.http.SecurityHeaders;
import io.jview.web.http.Service;
import io.jview.web.http.SessionCookie;
import io.jview.web.http.Sockets;
import io.jview.web.page.Disconnects;
import io.jview.web.page.Document;
import io.jview.web.page.ErrorPages;
import io.jview.web.page.LivePages;
import io.jview.web.page.PlainPages;
import io.jview.web.page.Routes;
import io.jview.web.page.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

/** A site at work: puts its parts together, and gives each request to the first that answers it. */
final class OpenSite implements SiteEndpoint {

  private static final Duration UNTIL_COOKIE_IS_TAKEN = Duration.ofSeconds(2);

  private static final int MISDIRECTED = 421;

  private final LimitedLog foreignHosts = new LimitedLog(OpenSite.class, System::nanoTime);
  private final LiveEndpoint live;
  private final BasePath basePath;
  private final AllowedHosts hosts;
  private final SecurityHeaders headers;
  private final SessionCookie sessionCookie;
  private final Health health = new Health(this::isReady);
  private final Assets assets;
  private final List<Service> services = new ArrayList<>();
  private final ErrorPages errors;
  private volatile boolean ready;

  OpenSite(Site site, LiveEndpoint live, HostSettings settings) {
    this.live = live;
    HostSettings.Access access = settings.access();
    basePath = new BasePath(site.basePath, access.trustForwardedHeaders());
    hosts = new AllowedHosts(access.hosts());
    headers =
        new SecurityHeaders(site.contentSecurityPolicy, site.embeddedIn, site.strictTransport);
    sessionCookie =
        new SessionCookie(
            live.sessionCookies().name(), access.alwaysSecureCookies(), !site.embeddedIn.isEmpty());
    assets = new Assets(site.socketPath + "/assets/");
    Document document =
        new Document(
            site.layout,
            site.titles,
            site.stylesheets,
            site.scripts,
            assets,
            site.socketPath,
            settings.limits().frameBytes());
    Sessions sessions =
        new Sessions(live.sessionCookies(), live.flashCookie(), site.userOf, sessionCookie);
    errors =
        new ErrorPages(site.errorPage, document, sessions, OpenSite::incident, System::nanoTime);
    services.addAll(site.files);
    services.add(this::refuseAsset);
    services.add(new Sockets(live, site.socketPath, access.trustForwardedHeaders()));
    services.add(
        new Routes(
            site.routeMap,
            new LivePages(live, document, sessions),
            new PlainPages(
                document,
                sessions,
                settings.limits(),
                live.budget(),
                new Disconnects(
                    site.userOf == null ? null : live::disconnect, UNTIL_COOKIE_IS_TAKEN))));
  }

  private static String incident() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }

  private boolean isReady() {
    return ready;
  }

  private boolean refuseAsset(Exchange exchange) throws RefusedRequest {
    int status = assets.refusal(exchange.path());
    if (status != 0) {
      throw new RefusedRequest(status);
    }
    return false;
  }

  @Override
  public boolean serveAtOnce(HttpExchange exchange) {
    BasePath.Located at = basePath.locate(exchange);
    headers.on(exchange);
    return health.serve(exchange, exchange.path())
        || at != null
            && (health.serve(exchange, at.path())
                || hosts.allow(exchange.authority()) && assets.serve(exchange, at.path()));
  }

  @Override
  public void serve(HttpExchange exchange) {
    BasePath.Located at = basePath.locate(exchange);
    if (!hosts.allow(exchange.authority())) {
      foreignHosts.warn(
          "A request for {} was refused: allowedHosts does not name it", exchange.authority());
      refuse(exchange, MISDIRECTED);
    } else if (at == null) {
      refuse(exchange, 404);
    } else {
      serve(new Exchange(exchange, at, sessionCookie));
    }
  }

  private void serve(Exchange exchange) {
    try {
      for (Service service : services) {
        if (service.serve(exchange)) {
          return;
        }
      }
      errors.send(exchange, 404);
    } catch (RefusedRequest refused) {
      errors.send(exchange, refused.status(), refused.words(), refused.reason());
    } catch (StatusException wanted) {
      errors.send(exchange, wanted.status(), null, wanted.getMessage());
    } catch (BadRequestException unreadable) {
      errors.unreadable(exchange, unreadable);
    } catch (Throwable failure) {
      errors.failed(exchange, failure);
    }
  }

  @Override
  public void refuse(HttpExchange exchange, int status) {
    headers.on(exchange);
    errors.send(new Exchange(exchange, basePath.outside(exchange), sessionCookie), status);
  }

  @Override
  public CompletionStage<Void> start() {
    return live.start().thenRun(() -> ready = true);
  }

  @Override
  public MemoryBudget budget() {
    return live.budget();
  }

  @Override
  public SessionCookies sessionCookies() {
    return live.sessionCookies();
  }

  @Override
  public CompletionStage<Void> disconnect(String user) {
    return live.disconnect(user);
  }

  @Override
  public LiveStats stats() {
    return live.stats();
  }

  @Override
  public CompletionStage<Void> drain(Duration deadline) {
    ready = false;
    return live.drain(deadline);
  }

  @Override
  public CompletionStage<Void> stop() {
    ready = false;
    return live.stop();
  }
}
