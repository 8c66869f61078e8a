package io.jview.liveview.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.host.SocketRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What proxies make of a page's host on the way. */
class OriginsTest {

  @ParameterizedTest
  @CsvSource({
    // nginx with Host $host: the port is gone
    "https://example.com:8443, example.com, true, UNCERTAIN",
    "http://example.com:8080, example.com, false, UNCERTAIN",
    // a load balancer that forwards port 80 with scheme https, and the other way round
    "https://example.com, example.com:80, true, UNCERTAIN",
    "https://example.com, example.com:80, false, UNCERTAIN",
    "http://example.com, example.com:443, false, UNCERTAIN",
    // the name with the dot that ends it
    "https://example.com, example.com., true, OWN",
    "https://example.com., example.com, true, OWN",
    "https://example.com.:8443, example.com:8443, true, OWN",
    // one host in two forms
    "https://xn--mller-kva.example, müller.example, true, OWN",
    "https://EXAMPLE.com, example.COM:443, true, OWN",
    "http://[::1]:8000, [::1]:8000, false, OWN",
    // an instance's own port shows through
    "https://example.com, example.com:8000, true, OTHER_PORT",
    "http://localhost:8001, localhost:8000, false, OTHER_PORT",
    // others
    "https://example.com.evil.example, example.com, true, FOREIGN",
    "https://evil.example, example.com, true, FOREIGN",
    "http://example.com, example.com, true, FOREIGN",
    "https://example..com, example.com, true, FOREIGN",
  })
  void itIsOursWhereThatCanBeKnown(
      String origin, String host, boolean secure, Origins.Relation relation) {
    SocketRequest request =
        new SocketRequest(origin, host, secure, "", Map.<String, String>of()::get);
    assertThat(new Origins(List.of()).relation(request)).isEqualTo(relation);
  }
}
