package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jview.examples.guide.CounterView;
import io.jview.server.JView;
import io.jview.web.Request;
import io.jview.web.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proxies of {@code deploy/}, each in front of a real instance. */
class ProxiesTest extends BrowserTest {

  /** Whatever tells a server something about the browser's own connection. */
  private static final List<String> FORWARDED =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Prefix",
          "X-Forwarded-Proto",
          "X-Forwarded-Server",
          "X-Proxied-Https",
          "Proxy-Auth-Cert",
          "Proxy-Ssl-Id");

  private static String seen(Request request) {
    return FORWARDED.stream()
        .map(name -> name + "=" + request.header(name))
        .collect(Collectors.joining("\n"));
  }

  private Site site() {
    return serve(
        JView.builder()
            .trustForwardedHeaders(true)
            .live("/counter", new CounterView())
            .get("/seen", request -> Response.text(seen(request))));
  }

  @ParameterizedTest
  @EnumSource
  void itsParserTakesTheFile(ProxyKind kind, @TempDir Path folder) throws Exception {
    assertThat(ShippedProxy.check(kind, folder)).doesNotContainIgnoringCase("warn");
  }

  @ParameterizedTest
  @EnumSource
  void aPageBecomesLiveBehindItAndTakesClicks(ProxyKind kind, @TempDir Path folder)
      throws Exception {
    try (ShippedProxy proxy = ShippedProxy.start(kind, site().port(), folder)) {
      Page page = openLive(proxy.url("/counter"));
      page.click("button[phx-click=increment]");
      assertThat(page.locator("#count")).hasText("1");
      page.context().close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void noForwardedHeaderOfABrowserGetsThrough(ProxyKind kind, @TempDir Path folder)
      throws Exception {
    try (ShippedProxy proxy = ShippedProxy.start(kind, site().port(), folder);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder forged =
          HttpRequest.newBuilder(URI.create(proxy.url("/seen")))
              .version(HttpClient.Version.HTTP_1_1);
      FORWARDED.forEach(name -> forged.header(name, "forged.example"));

      String seen = client.send(forged.build(), BodyHandlers.ofString()).body();

      assertThat(seen)
          .doesNotContain("forged")
          .contains("X-Forwarded-Proto=http\n")
          .contains("X-Forwarded-For=127.0.0.1\n")
          .contains("X-Forwarded-Host=" + URI.create(proxy.url("/")).getAuthority() + "\n");
    }
  }
}
