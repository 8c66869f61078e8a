package io.jview.web.page;

import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveStream;
import io.jview.liveview.LiveView;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.upload.UploadField;
import io.jview.web.http.Exchange;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a frame can show around the page of a plain handler. */
record PlainContext(Exchange exchange, Document.Surroundings around) implements RenderContext {

  @Override
  public boolean connected() {
    return false;
  }

  @Override
  public @Nullable String flash(String kind) {
    return around.flash().get(kind);
  }

  @Override
  public String path() {
    return exchange.path();
  }

  @Override
  public Session session() {
    return around.session();
  }

  @Override
  public String url(String address) {
    return exchange.url(address);
  }

  @Override
  public Url url(Url address) {
    return address.below(exchange.base());
  }

  @Override
  public Html child(String id, LiveView<?> view, Map<String, String> params) {
    throw new IllegalStateException(
        "A frame has no nested views around a plain page; ask connected() or put them elsewhere");
  }

  @Override
  public <P> Html component(String id, LiveComponent<P, ?> component, P props) {
    throw new IllegalStateException(
        "A frame has no components around a plain page; ask connected() or put them elsewhere");
  }

  @Override
  public <T> Html stream(LiveStream<T> stream, Function<? super T, ? extends Html> item) {
    throw new IllegalStateException(
        "A frame has no streams around a plain page; ask connected() or put them elsewhere");
  }

  @Override
  public UploadField upload(String name) {
    throw new IllegalStateException(
        "A frame has no uploads around a plain page; ask connected() or put them elsewhere");
  }

  @Override
  public String csrfToken() {
    return around.csrfToken();
  }
}
