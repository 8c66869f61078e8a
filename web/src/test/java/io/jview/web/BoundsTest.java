package io.jview.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much of an address, a form and a header is taken. */
class BoundsTest {

  private final OpenedSite site =
      OpenedSite.of(
          Site.builder()
              .get("/a/{b}", request -> Response.text(request.params().get("b")))
              .webhook("/form", request -> Response.text("" + request.form().asMap().size())));

  private static String fields(int count) {
    StringBuilder fields = new StringBuilder("f0=");
    for (int i = 1; i < count; i++) {
      fields.append("&f").append(i).append('=');
    }
    return fields.toString();
  }

  @Test
  void aFormHasAThousandFieldsAndNoMore() {
    for (int count : new int[] {1_000, 1_001, 100_000}) {
      RecordedExchange form = RecordedExchange.of("POST", "/form").posting(fields(count));

      assertThat(site.send(form).status()).isEqualTo(count == 1_000 ? 200 : 400);
    }
  }

  @Test
  void anAddressHasAThousandParametersAndNoMore() {
    assertThat(site.get("/a/x?" + fields(1_000)).status()).isEqualTo(200);
    assertThat(site.get("/a/x?" + fields(1_001)).status()).isEqualTo(400);
  }

  @Test
  void thePartsOfALongPathAreNotLookedAt() {
    assertThat(site.get("/a/x/").text()).isEqualTo("x");
    assertThat(site.get("/a".repeat(8_000)).status()).isEqualTo(404);
    assertThat(site.get("/%zz".repeat(4_000)).status()).as("not even decoded").isEqualTo(404);
  }
}
