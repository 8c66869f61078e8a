package io.jview.liveview.page;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.Params;
import io.jview.liveview.StatusException;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.PageRequest;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.html.Html;
import io.jview.liveview.route.Target;
import io.jview.liveview.services.Services;
import io.jview.liveview.text.Address;
import io.jview.liveview.trust.PageClaims;
import io.jview.liveview.trust.PageTokens;
import io.jview.liveview.view.Instance;
import io.jview.liveview.view.Mount;
import io.jview.liveview.view.Navigation;
import io.jview.liveview.view.Visitor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers one plain GET: the page as it is before its socket joins. Used by one thread, once. */
public final class PageRenderer {

  private final Services services;
  private final PageRequest request;
  private final PageCookies cookies;
  private final Visitor visitor;
  private @Nullable Target target;

  public PageRenderer(Services services, PageRequest request) {
    this.services = services;
    this.request = request;
    this.cookies = new PageCookies(services.trust(), request.cookies());
    this.visitor = Visitor.of(cookies.session(), request.peer(), request.principal());
  }

  /**
   * Renders the page.
   *
   * @throws Exception what the view threw
   */
  public Page render() throws Exception {
    PageTokens.AskedError asked = cookies.takeAskedError();
    if (asked != null) {
      return done(asked.status(), null, asked.reason(), "");
    }
    try {
      target = services.routes().find(new Address(request.path(), request.query()));
    } catch (IllegalArgumentException malformed) {
      return error(400);
    }
    return target == null ? error(404) : page(target);
  }

  private Page page(Target target) throws Exception {
    try {
      return switch (visitor.ask(target)) {
        case Verdict.Pass pass -> admitted(target);
        case Verdict.Redirect(String to, Map<String, String> flash) ->
            redirect(to, services.trust().flash().signNonEmpty(flash));
        case Verdict.Refuse(int status) -> error(status);
      };
    } catch (StatusException status) {
      return error(status.status());
    } catch (BadRequestException refused) {
      services.badRequest(target.view().getClass().getName(), "an address", refused);
      return error(400);
    } catch (ChildLeftException gone) {
      return redirect(gone.to(), gone.signedFlash());
    }
  }

  private Page admitted(Target target) throws Exception {
    Mount<?> mount =
        Mount.at(target, Params.of(Map.of()), visitor, cookies.takeFlash(), request.basePath());
    Instance<?> page = new Instance<>(services, mount, null);
    page.mount();
    Navigation navigation = page.takeNavigation();
    return navigation == null
        ? show(page, target)
        : redirect(navigation.to(), page.takeSignedFlash());
  }

  private Page show(Instance<?> page, Target target) throws Exception {
    String id = "phx-" + services.trust().freshId();
    Html content =
        html(
            """
            <div id="${}" data-phx-main data-phx-session="${}" data-phx-static="${}">${}</div>\
            """,
            id,
            services.trust().pages().page(id, claims(id, target)),
            services.trust().pages().shown(id, page.flash()),
            PlainChildren.render(services, page, id));
    return done(200, null, page.effects().title(), content.toHtml());
  }

  private PageClaims claims(String id, Target target) {
    return new PageClaims(
        target.group().name(),
        target.route(),
        target.address().path(),
        request.basePath(),
        visitor.owner(services.owners(), id));
  }

  private Page redirect(String to, @Nullable String signedFlash) {
    if (signedFlash != null) {
      cookies.putFlash(signedFlash);
    }
    return done(302, to, null, "");
  }

  private Page error(int status) {
    return done(status, null, null, "");
  }

  private Page done(int status, @Nullable String location, @Nullable String title, String content) {
    return new Page(
        status,
        location,
        title,
        content,
        services.trust().sessions().csrfToken(cookies.session()),
        cookies.toSet(),
        target == null ? null : target.group().name());
  }
}
