package io.jview.liveview;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.host.Cookies;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.PageRequest;
import io.jview.liveview.html.Html;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers one plain GET: the page as it is before its socket joins. Used by one thread, once. */
final class PageRenderer {

  private final Services services;
  private final Map<String, String> setCookies = new LinkedHashMap<>();
  private final Map<String, String> cookie;
  private final Cookies cookies;

  PageRenderer(Services services, Cookies cookies) {
    this.services = services;
    this.cookies = cookies;
    Map<String, String> session = services.sessions().read(cookies);
    this.cookie = services.csrf().withSecret(session);
    if (!cookie.equals(session)) {
      setCookies.put(services.sessions().name(), services.sessions().write(cookie));
    }
  }

  Page render(PageRequest request) throws Exception {
    int asked = Joins.reloadStatus(services, take(Joins.RELOAD_COOKIE));
    if (asked != 0) {
      return error(asked);
    }
    Routes.Target target;
    try {
      target = services.routes().find(new Address(request.path(), request.query()));
    } catch (IllegalArgumentException malformed) {
      return error(400);
    }
    return target == null ? error(404) : page(target.view(), target);
  }

  /** Reads a cookie that is good for one page, and has it removed. */
  private @Nullable String take(String name) {
    String value = cookies.get(name);
    if (value != null) {
      setCookies.put(name, "");
    }
    return value;
  }

  private <S> Page page(LiveView<S> view, Routes.Target target) throws Exception {
    String signed = take(Flash.COOKIE);
    Map<String, String> flash = signed == null ? Map.of() : services.flash().verify(signed);
    String id = "phx-" + services.freshId();
    Mount<S> mount = new Mount<>(view, target.viewKey(), target.params(), cookie, flash);
    Instance<S> page = new Instance<>(services, mount, new Effects(), null);
    try {
      page.mount();
      Navigation navigation = page.takeNavigation();
      return navigation == null
          ? show(page, id, mount)
          : redirect(navigation.to(), page.takeSignedFlash());
    } catch (StatusException status) {
      return error(status.status());
    } catch (ChildGone gone) {
      return redirect(gone.to, gone.signedFlash);
    }
  }

  private Page show(Instance<?> page, String id, Mount<?> mount) {
    Html content =
        html(
            """
            <div id="${}" data-phx-main data-phx-session="${}" data-phx-static="${}">${}</div>\
            """,
            id,
            Joins.pageToken(services, id, String.valueOf(mount.viewKey())),
            Joins.staticToken(services, id, page.flash()),
            page.render(new Nested(id)));
    return done(200, null, page.effects().title(), content.toHtml());
  }

  private Page redirect(String to, @Nullable String signedFlash) {
    if (signedFlash != null) {
      setCookies.put(Flash.COOKIE, signedFlash);
    }
    return done(302, to, null, "");
  }

  private Page error(int status) {
    return done(status, null, null, "");
  }

  private Page done(int status, @Nullable String location, @Nullable String title, String content) {
    return new Page(status, location, title, content, services.csrf().token(cookie), setCookies);
  }

  /** Mounts and renders the nested views of one view, in place. */
  private final class Nested implements ViewContext.ChildPlaces {
    private final String parentId;
    private final Set<String> ids = new HashSet<>();

    Nested(String parentId) {
      this.parentId = parentId;
    }

    @Override
    public Html place(String id, LiveView<?> view, Params params) {
      if (!ids.add(id)) {
        throw Children.duplicate(id);
      }
      return Children.place(
          id, Children.sign(services, parentId, id), parentId, content(id, view, params));
    }

    private <S> Html content(String id, LiveView<S> view, Params params) {
      Mount<S> mount = new Mount<>(view, null, params, cookie, Map.of());
      Instance<S> child = new Instance<>(services, mount, new Effects(), null);
      try {
        child.mount();
      } catch (RuntimeException failed) {
        throw failed;
      } catch (Exception failed) {
        throw new IllegalStateException("the nested view '" + id + "' could not mount", failed);
      }
      Navigation navigation = child.takeNavigation();
      if (navigation != null) {
        throw new ChildGone(navigation.to(), child.takeSignedFlash());
      }
      return child.render(new Nested(id));
    }
  }

  /** A nested view has redirected while it mounted: the whole page goes. */
  private static final class ChildGone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String to;
    private final @Nullable String signedFlash;

    ChildGone(String to, @Nullable String signedFlash) {
      super(to, null, false, false);
      this.to = to;
      this.signedFlash = signedFlash;
    }
  }
}
