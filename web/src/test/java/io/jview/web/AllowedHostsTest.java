package io.jview.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedHostsTest {

  private static OpenedSite site(List<String> hosts) {
    return OpenedSite.of(
        Site.builder().get("/", request -> Response.text("here")),
        settings -> settings.withAllowedHosts(hosts));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:8000, 200",
    "app.localhost, 200",
    "127.0.0.1:8000, 200",
    "127.1.2.3, 200",
    "[::1]:8000, 200",
    "www.example.com, 200",
    "a.b.example.org:1, 421",
    "a.example.org:1, 200",
    "www.example.com.:8000, 200",
    "localhost., 200",
    "a.example.org., 200",
    "www.example.com.., 421",
    "xn--mnchen-3ya.example, 200",
    "MÜNCHEN.example, 200",
    "example.org, 421",
    "rebound.example.net:8000, 421",
    "localhost.example.net, 421",
    "127.0.0.1.example.net, 421",
    "evil.example.com, 421",
    "'', 421",
  })
  void aSiteIsServedUnderItsNamesOnly(String host, int status) {
    OpenedSite site =
        site(List.of("localhost", "www.example.com", "*.example.org", "München.example."));

    assertThat(site.get("/", "Host", host).status()).isEqualTo(status);
    assertThat(site.get("/nowhere", "Host", host).status()).isEqualTo(status == 200 ? 404 : 421);
    assertThat(site.get("/live/websocket", "Host", host).status())
        .isEqualTo(status == 200 ? 426 : 421);
    assertThat(site.get("/health", "Host", host).status())
        .as("who asks is no browser")
        .isEqualTo(200);
    assertThat(site(List.of()).get("/", "Host", host).status()).isEqualTo(200);
  }
}
