package io.jview.liveview.page;

import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Rendered;
import io.jview.liveview.services.Services;
import io.jview.liveview.view.ChildPlaces;
import io.jview.liveview.view.Instance;
import io.jview.liveview.view.Mount;
import io.jview.liveview.view.Navigation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Mounts and renders the nested views of one view of a plain page, in place. */
final class PlainChildren implements ChildPlaces {

  private final Services services;
  private final Instance<?> parent;
  private final String parentId;
  private final Set<String> ids = new HashSet<>();

  private PlainChildren(Services services, Instance<?> parent, String parentId) {
    this.services = services;
    this.parent = parent;
    this.parentId = parentId;
  }

  /** Renders a view that has mounted, with the views and components in it. */
  static Html render(Services services, Instance<?> view, String id) throws Exception {
    view.components().open();
    Html html = view.render(new PlainChildren(services, view, id));
    StringBuilder page = new StringBuilder();
    new Rendered(html, view.components()).writeHtml(page);
    return Html.raw(page.toString());
  }

  @Override
  public Html place(String id, LiveView<?> view, Params params) {
    if (!ids.add(id)) {
      throw ChildPlaces.duplicate(id);
    }
    String token = services.trust().pages().child(id, parentId);
    return ChildPlaces.element(id, token, parentId, content(id, view, params));
  }

  private Html content(String id, LiveView<?> view, Params params) {
    Mount<?> mount = parent.mounted().nested(view, params, parent.address(), Params.of(Map.of()));
    Instance<?> child = new Instance<>(services, mount, null);
    try {
      child.mount();
      Navigation navigation = child.takeNavigation();
      if (navigation != null) {
        throw new ChildLeftException(navigation.to(), child.takeSignedFlash());
      }
      return render(services, child, id);
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException("the nested view '" + id + "' could not mount", failed);
    }
  }
}
