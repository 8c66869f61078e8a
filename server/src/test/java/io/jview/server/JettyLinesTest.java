package io.jview.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What Jetty logs of what a stranger sends is a few lines, whose text is harmless. */
class JettyLinesTest {

  private static final int FLOOD = 60;

  /** Ten of a class and how many more there were, of two classes, in ten seconds. */
  private static final int FEW = 22;

  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Logger jetty = (Logger) LoggerFactory.getLogger("org.eclipse.jetty");
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  private final long begun = System.nanoTime();

  @BeforeEach
  void listen() {
    events.start();
    jetty.addAppender(events);
    jetty.setAdditive(false);
  }

  @AfterEach
  void stop() {
    jetty.detachAppender(events);
    jetty.setAdditive(true);
  }

  /** How many lines there may be by now: the machine may be slow. */
  private int few() {
    return FEW * (1 + (int) ((System.nanoTime() - begun) / WINDOW_NANOS));
  }

  private List<String> lines() {
    return List.copyOf(events.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nHost: c\r\nHost: d\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: [x]\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: [::1]x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a:b:c\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: :80\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a^b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a^b:80\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\u0085b\u009b31m\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost:99999\r\n\r\n",
        "GET http://a^b/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nExpect: 200-x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n"
            + "HTTP2-Settings: ^\r\n\r\n",
        "POST /form HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "PRI * HTTP/2.0\r\n\r\nSX\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0009\u0000\u0000\u0000\u0000\u0001",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
      })
  void aFloodOfMalformedRequestsIsAFewLines(String request) throws Exception {
    flood(request);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aFloodOfRequestsThatAreTooLongIsAFewLines(int place) throws Exception {
    String much = "x".repeat(20_000);
    String lines = "\r\n".repeat(20_000);
    flood(
        switch (place) {
          case 0 -> "GET /" + much + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
          case 1 -> much + " / HTTP/1.1\r\nHost: localhost\r\n\r\n";
          case 2 -> "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + much + "\r\n\r\n";
          case 3 ->
              "POST /form HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: "
                  + much
                  + "\r\n\r\n";
          default -> lines + "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        });
  }

  private void flood(String request) throws IOException {
    try (TestServer server = TestServer.started()) {
      for (int i = 0; i < FLOOD; i++) {
        RawHttp.vanishOnceAnswered(server.app.port(), request.getBytes(ISO_8859_1));
      }
    }
    assertThat(lines())
        .hasSizeLessThanOrEqualTo(few())
        .noneMatch(line -> line.chars().anyMatch(c -> Character.isISOControl(c)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1", "a^b", ":80", "a:b:c", "a\u0085b", ""})
  void soIsOneOfRequestsOverHttp2ForNamesThatAreNone(String host) throws Exception {
    try (TestServer server = TestServer.started()) {
      for (int i = 0; i < FLOOD; i++) {
        try (RawHttp2 client = RawHttp2.open(server.app.port(), 1 << 20)) {
          client.getFrom(1, host.getBytes(UTF_8), "/hello");
          client.readToTheEnd();
        }
      }
    }
    assertThat(lines()).hasSizeLessThanOrEqualTo(few());
  }
}
