package io.jview.server.connection;

import io.jview.liveview.host.MemoryBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RateControl;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the connector: HTTP/1.1 and HTTP/2, over TLS with ALPN, or in the clear from who begins
 * with it.
 */
public final class Connectors {

  private static final int BACKLOG = 4_096;

  /** How many requests a connection of HTTP/2 may have open. */
  private static final int STREAMS = 64;

  /**
   * How many requests of one connection are worked on at once; the next ones wait. Browsers have as
   * many where each needs a connection of its own. A proxy that is trusted has many browsers.
   */
  private static final int AT_ONCE = 6;

  private static final Duration IDLE_WHEN_STOPPING = Duration.ofMillis(200);

  /**
   * How many times the headers that are allowed Jetty reads over HTTP/2, where it resets the stream
   * past it: what is in between is answered with 431.
   */
  private static final int READ_HEADERS = 4;

  /**
   * Addresses whose parameters hold what other servers take for structure: each is decoded here
   * once, after the path was taken apart, so nothing of it is structure. Ways to the folder above
   * and broken encodings stay refused.
   */
  private static final UriCompliance PATHS =
      UriCompliance.DEFAULT.with(
          "JVIEW",
          Violation.AMBIGUOUS_PATH_SEPARATOR,
          Violation.AMBIGUOUS_PATH_PARAMETER,
          Violation.AMBIGUOUS_PATH_ENCODING,
          Violation.SUSPICIOUS_PATH_CHARACTERS,
          Violation.ILLEGAL_PATH_CHARACTERS);

  private static final RateControl.Factory RATES =
      new RateControl.Factory() {
        @Override
        public RateControl newRateControl(EndPoint endPoint) {
          return new ControlFrames(endPoint);
        }
      };

  private Connectors() {}

  /** Makes it; its port is for the caller to set. */
  public static ServerConnector create(Server server, Listening listening, MemoryBudget budget) {
    ConnectionFactory[] protocols =
        listening.tls() == null ? clear(listening) : secure(listening, listening.tls());
    BoundedConnector connector =
        new BoundedConnector(server, listening.limits(), atOnce(listening), budget, protocols);
    connector.setHost(listening.host());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(listening.limits().idleTimeout().toMillis());
    connector.setShutdownIdleTimeout(IDLE_WHEN_STOPPING.toMillis());
    return connector;
  }

  private static int atOnce(Listening listening) {
    return listening.trustForwardedHeaders() ? STREAMS : AT_ONCE;
  }

  /** Gives a host as messages name it. */
  public static String name(@Nullable String host) {
    return host == null ? "all addresses" : host;
  }

  private static HttpConfiguration http(Listening listening) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(listening.limits().headerBytes());
    http.setRelativeRedirectAllowed(true);
    http.setUriCompliance(PATHS);
    if (listening.tls() != null) {
      http.addCustomizer(new SecureRequestCustomizer(false));
    }
    if (listening.trustForwardedHeaders()) {
      http.addCustomizer(new ForwardedRequestCustomizer());
    }
    return http;
  }

  private static HttpConfiguration http2(Listening listening) {
    HttpConfiguration http = http(listening);
    http.setRequestHeaderSize(READ_HEADERS * listening.limits().headerBytes());
    return http;
  }

  private static ConnectionFactory[] clear(Listening listening) {
    return new ConnectionFactory[] {
      new HttpConnectionFactory(http(listening)),
      withoutSockets(new PriorKnowledge(http2(listening)))
    };
  }

  private static ConnectionFactory[] secure(Listening listening, SslContextFactory.Server tls) {
    HttpConnectionFactory http1 = new HttpConnectionFactory(http(listening));
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(http1.getProtocol());
    List<ConnectionFactory> all = new ArrayList<>();
    all.add(new SslConnectionFactory(tls, alpn.getProtocol()));
    all.add(alpn);
    all.add(withoutSockets(new HTTP2ServerConnectionFactory(http2(listening))));
    all.add(http1);
    return all.toArray(ConnectionFactory[]::new);
  }

  /** Browsers then open sockets over HTTP/1.1: each has a connection of its own to be slow on. */
  private static ConnectionFactory withoutSockets(AbstractHTTP2ServerConnectionFactory http2) {
    http2.setConnectProtocolEnabled(false);
    http2.setMaxConcurrentStreams(STREAMS);
    http2.setRateControlFactory(RATES);
    http2.setFlowControlStrategyFactory(WindowUpdates::new);
    return http2;
  }

  /**
   * HTTP/2 in the clear without {@code Upgrade: h2c}, which RFC 9113 has done away with. A proxy
   * that lets upgrades pass, as it must for sockets, would become a tunnel to this one instance:
   * past its rules, and cut when the instance goes.
   */
  private static final class PriorKnowledge extends HTTP2CServerConnectionFactory {

    PriorKnowledge(HttpConfiguration http) {
      super(http);
    }

    @Override
    public @Nullable Connection upgradeConnection(
        Connector connector,
        EndPoint endPoint,
        MetaData.Request request,
        HttpFields.Mutable response) {
      return HttpMethod.PRI.is(request.getMethod())
          ? super.upgradeConnection(connector, endPoint, request, response)
          : null;
    }
  }
}
