package io.jview.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.jview.liveview.html.Route;
import io.jview.liveview.html.Url;
import io.jview.web.Guard;
import io.jview.web.Handler;
import io.jview.web.Response;
import io.jview.web.Site;
import io.jview.web.SiteBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkCheckTest {

  private static final Handler HANDLER = request -> Response.empty(204);

  private static SiteBuilder boards() {
    return Site.builder()
        .get(Links.BOARD, HANDLER)
        .get("/boards", HANDLER)
        .get("/cards/{board}/{card}", HANDLER)
        .group(members -> members.post("/boards/{id}/files", HANDLER))
        .get("/", HANDLER);
  }

  @SuppressWarnings("unused") // the check reads them
  private static final class Links {
    static final Route BOARD = Route.of("/boards/{id}");
    static final Route FILES = Route.of("/boards/{board}/files");
    private static final Route ONE = Route.of("/cards/first/{id}");
    static final Url HOME = Url.of("/");
    static final Url SEARCH = Url.of("/boards").query("q", "a b");
    static final Url BRACES = Url.of("/boards/{id}", "{x}");
    static final Url PART = Url.of("/boards/#top");
    static final Route ELSEWHERE = Route.of("https://example.org/{page}");
    static final String OTHER = "/nowhere";
    static Url changing = Url.of("/nowhere");
  }

  @Test
  void constantsThatLeadToARouteAreFine() {
    assertThatNoException().isThrownBy(() -> boards().links(Links.class).build());
  }

  @SuppressWarnings("unused")
  private static final class Misspelt {
    static final Route BORD = Route.of("/bords/{id}");
  }

  @Test
  void aRouteThatTheSiteDoesNotHaveIsNamedWithTheNearestOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> boards().links(Links.class, Misspelt.class).build())
        .withMessage(
            Misspelt.class.getTypeName()
                + ".BORD is \"/bords/{id}\", which leads nowhere on this site; its nearest routes"
                + " are \"/boards/{id}\", \"/boards\", \"/boards/{id}/files\"");
  }

  @SuppressWarnings("unused")
  private static final class Deeper {
    static final Url LOST = Url.of("/boards/{id}/cards", 7).query("q", 1);
  }

  @Test
  void anAddressThatTheSiteDoesNotHaveIsRefusedToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> boards().links(Deeper.class).build())
        .withMessageContaining(".LOST is \"/boards/7/cards?q=1\", which leads nowhere");
  }

  @SuppressWarnings("unused")
  private static final class Wider {
    static final Route ANY = Route.of("/{section}/{id}");
  }

  @Test
  void aParameterDoesNotLeadWhereTheRouteHasAText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> boards().links(Wider.class).build())
        .withMessageContaining(".ANY is \"/{section}/{id}\"");
  }

  @SuppressWarnings("unused")
  private static final class Nowhere {
    static final Url UP = Url.of("/boards/{id}", "..");
  }

  @Test
  void anAddressThatCouldNotHoldItsValueIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> boards().links(Nowhere.class).build())
        .withMessageContaining(".UP is ");
  }

  @SuppressWarnings("unused")
  private static final class Styles {
    static final Url SHEET = Url.of("/static/app.css");
    static final Route ANY = Route.of("/static/{name}");
  }

  @Test
  void filesAreThere(@TempDir Path folder) {
    assertThatNoException()
        .isThrownBy(() -> boards().staticFiles("/static", folder).links(Styles.class).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Site.builder().links(Styles.class).build())
        .withMessageContaining("\"/static/app.css\"")
        .withMessageContaining("which has no routes");
  }

  @Test
  void aClassWithoutConstantsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> boards().links(LinkCheckTest.class).build())
        .withMessage(
            LinkCheckTest.class.getTypeName()
                + " has no constant, static final, that is a Route or a Url");
  }

  @Test
  void aRouteOfAnotherSiteCannotBeServed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> boards().get(Links.ELSEWHERE, HANDLER))
        .withMessageContaining("'https://example.org/{page}': it must be a path");
  }

  @Test
  void redirectsTakeAnAddress() {
    Url board = Links.BOARD.url("a/b");

    assertThat(Response.redirect(board).headers().get("Location")).isEqualTo("/boards/a%2Fb");
    assertThat(Guard.redirect(board)).isEqualTo(Guard.redirect("/boards/a%2Fb"));
  }
}
