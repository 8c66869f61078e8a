package io.jview.liveview.view;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import java.util.function.Supplier;

/**
 * What a component's render may ask for.
 *
 * @param target its number
 * @param token gives the page's token
 * @param pass its render
 */
record ComponentView(
    int target,
    boolean connected,
    Mount<?> mount,
    Supplier<String> token,
    PageComponents components,
    PageComponents.Pass pass)
    implements ComponentContext {

  @Override
  public <P> Html component(String id, LiveComponent<P, ?> component, P props) {
    return components.place(pass, id, component, props);
  }

  @Override
  public String url(String address) {
    return mount.url(address);
  }

  @Override
  public Url url(Url address) {
    return address.below(mount.basePath());
  }

  @Override
  public String csrfToken() {
    return token.get();
  }
}
