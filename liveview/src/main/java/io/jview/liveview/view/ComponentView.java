package io.jview.liveview.view;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveStream;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.upload.UploadField;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a component's render may ask for.
 *
 * @param target its number
 * @param token gives the page's token
 * @param streams the page's
 * @param uploads the page's
 * @param placing its render
 */
record ComponentView(
    int target,
    boolean connected,
    Mount<?> mount,
    Supplier<String> token,
    PageComponents components,
    PageStreams streams,
    PageUploads uploads,
    Placing placing)
    implements ComponentContext {

  @Override
  public <P> Html component(String id, LiveComponent<P, ?> component, P props) {
    return components.place(placing, id, component, props);
  }

  @Override
  public <T> Html stream(LiveStream<T> stream, Function<? super T, ? extends Html> item) {
    return streams.place(placing, stream, item);
  }

  @Override
  public UploadField upload(String name) {
    return uploads.field(target, name);
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
