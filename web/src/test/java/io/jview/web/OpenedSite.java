package io.jview.web;

import io.jview.pubsub.PubSub;
import io.jview.web.host.HostSettings;
import io.jview.web.host.SiteEndpoint;
import java.util.List;
import java.util.function.UnaryOperator;

/** A site without a host, for tests. */
public final class OpenedSite {

  private final SiteEndpoint endpoint;

  private OpenedSite(Site site, UnaryOperator<HostSettings> change) {
    HostSettings settings =
        HostSettings.of(PubSub.inMemory())
            .withSecrets(List.of("a secret of more than thirty-two bytes"));
    endpoint = site.open(change.apply(settings));
    endpoint.start().toCompletableFuture().join();
  }

  public static OpenedSite of(SiteBuilder builder) {
    return of(builder, UnaryOperator.identity());
  }

  public static OpenedSite of(SiteBuilder builder, UnaryOperator<HostSettings> change) {
    return new OpenedSite(builder.build(), change);
  }

  public RecordedExchange get(String url, String... headers) {
    RecordedExchange exchange = RecordedExchange.get(url);
    for (int i = 0; i < headers.length; i += 2) {
      exchange.with(headers[i], headers[i + 1]);
    }
    return send(exchange);
  }

  public RecordedExchange send(RecordedExchange exchange) {
    if (!endpoint.serveAtOnce(exchange)) {
      endpoint.serve(exchange);
    }
    return exchange;
  }
}
