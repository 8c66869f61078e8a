package io.jview.liveview.view;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveStream;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.text.Names;
import io.jview.liveview.upload.UploadField;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a view's render may ask for, while it renders. */
final class ViewContext implements RenderContext {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private final Mount<?> mount;
  private final boolean connected;
  private final String path;
  private final Map<String, String> flash;
  private final Supplier<String> csrfToken;
  private final ChildPlaces children;
  private final PageComponents components;
  private final PageStreams streams;
  private final PageUploads uploads;
  private final Placing placing;
  private boolean closed;

  ViewContext(
      Mount<?> mount,
      boolean connected,
      String path,
      Map<String, String> flash,
      Supplier<String> csrfToken,
      ChildPlaces children,
      PageComponents components,
      PageStreams streams,
      PageUploads uploads) {
    this.mount = mount;
    this.connected = connected;
    this.path = path;
    this.flash = flash;
    this.csrfToken = csrfToken;
    this.children = children;
    this.components = components;
    this.streams = streams;
    this.uploads = uploads;
    this.placing = components.placing(0);
  }

  void close() {
    closed = true;
  }

  @Override
  public boolean connected() {
    return connected;
  }

  @Override
  public @Nullable String flash(String kind) {
    return flash.get(kind);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Session session() {
    return mount.visitor().session();
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
  public Html child(String id, LiveView<?> view, Map<String, String> params) {
    requireNonNull(view, "view");
    if (closed) {
      throw new IllegalStateException("a RenderContext is used inside render only");
    }
    if (streams.inItem()) {
      throw new IllegalStateException(
          "a nested view cannot stand in the item of a stream, which the server does not keep; use"
              + " a component there, or each(…)");
    }
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "'"
              + Names.shortened(id)
              + "' is not an id for a nested view: letters, digits, dashes and underscores");
    }
    return children.place(id, view, Params.of(params));
  }

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
    return uploads.field(0, name);
  }

  @Override
  public String csrfToken() {
    return csrfToken.get();
  }
}
