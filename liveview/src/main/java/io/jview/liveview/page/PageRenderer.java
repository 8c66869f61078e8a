package io.jview.liveview.page;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.LiveView;
import io.jview.liveview.StatusException;
import io.jview.liveview.host.Cookies;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.PageRequest;
import io.jview.liveview.html.Html;
import io.jview.liveview.route.Target;
import io.jview.liveview.services.Services;
import io.jview.liveview.text.Address;
import io.jview.liveview.view.Effects;
import io.jview.liveview.view.Instance;
import io.jview.liveview.view.Mount;
import io.jview.liveview.view.Navigation;
import org.jspecify.annotations.Nullable;

/** Answers one plain GET: the page as it is before its socket joins. Used by one thread, once. */
public final class PageRenderer {

  private final Services services;
  private final PageCookies cookies;

  public PageRenderer(Services services, Cookies cookies) {
    this.services = services;
    this.cookies = new PageCookies(services.trust(), cookies);
  }

  /**
   * Renders the page.
   *
   * @throws Exception what the view threw
   */
  public Page render(PageRequest request) throws Exception {
    int asked = cookies.takeReloadStatus();
    if (asked != 0) {
      return error(asked);
    }
    Target target;
    try {
      target = services.routes().find(new Address(request.path(), request.query()));
    } catch (IllegalArgumentException malformed) {
      return error(400);
    }
    return target == null ? error(404) : page(target.view(), target, request.basePath());
  }

  private <S> Page page(LiveView<S> view, Target target, String base) throws Exception {
    String id = "phx-" + services.trust().freshId();
    Mount<S> mount =
        new Mount<>(
            view, target.viewKey(), target.params(), cookies.session(), cookies.takeFlash(), base);
    Instance<S> page = new Instance<>(services, mount, new Effects(), null);
    try {
      page.mount();
      Navigation navigation = page.takeNavigation();
      return navigation == null
          ? show(page, id, target.viewKey())
          : redirect(navigation.to(), page.takeSignedFlash());
    } catch (StatusException status) {
      return error(status.status());
    } catch (ChildLeftException gone) {
      return redirect(gone.to(), gone.signedFlash());
    }
  }

  private Page show(Instance<?> page, String id, String viewKey) {
    Html content =
        html(
            """
            <div id="${}" data-phx-main data-phx-session="${}" data-phx-static="${}">${}</div>\
            """,
            id,
            services.trust().pages().page(id, viewKey, page.mounted().basePath()),
            services.trust().pages().shown(id, page.flash()),
            page.render(new PlainChildren(services, page.mounted(), id)));
    return done(200, null, page.effects().title(), content.toHtml());
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
    String csrfToken = services.trust().sessions().csrfToken(cookies.session());
    return new Page(status, location, title, content, csrfToken, cookies.toSet());
  }
}
