package io.jview.liveview;

import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.upload.UploadField;
import java.util.function.Function;

/**
 * What a component can show besides its state. Valid during one call of {@link
 * LiveComponent#render}. All of it stays the same while the component lives; what changes, such as
 * the page's path, comes as props.
 */
public interface ComponentContext {

  /**
   * Gives what {@code phx-target} names the component by, so that an event comes to it and not to
   * the view: {@code phx-target="${self.target()}"}, or {@code JS.push("save").target(…)}.
   *
   * @return its number on the page, from 1; another one after each join
   */
  int target();

  /**
   * Tells whether a browser is connected.
   *
   * @return false while the first, plain page is rendered
   */
  boolean connected();

  /**
   * Places another component inside this one, see {@link RenderContext#component}.
   *
   * @param id its id, unique on the page among those of its class
   * @param component the component
   * @param props what it gets
   * @param <P> what it gets
   * @return its place
   * @throws IllegalArgumentException if the id is empty, or is placed twice in one render
   */
  <P> Html component(String id, LiveComponent<P, ?> component, P props);

  /**
   * Places a stream: what {@link LiveSocket#stream} has been told of it since the last render. It
   * stands alone in an element that has an id and {@code phx-update="stream"}.
   *
   * @param stream the stream
   * @param item renders an item as one element, whose id is the stream's {@link LiveStream#domId},
   *     or as a component that is such an element; called before this returns, for those items that
   *     are new. No nested view and no other stream may stand in it, but in a component a stream of
   *     that
   * @param <T> the type of its items
   * @return its place
   * @throws IllegalStateException if it is placed twice in one render, or inside of another
   *     stream's item
   * @throws IllegalArgumentException if an item is not one element with its id
   */
  <T> Html stream(LiveStream<T> stream, Function<? super T, ? extends Html> item);

  /**
   * Gives what there is to show of an upload that {@link LiveSocket#allowUpload} has allowed.
   *
   * @param name its name
   * @return the input and the files, as they are now
   * @throws IllegalArgumentException if none of that name is allowed
   */
  UploadField upload(String name);

  /**
   * Makes an address of this site one that a browser can follow, see {@link RenderContext#url}.
   *
   * @param address a path of this site; others stay as they are
   * @return the address for links and forms
   */
  String url(String address);

  /**
   * Does the same for an address with values in it.
   *
   * @param address an address of this site; others stay as they are
   * @return the address for links and forms
   */
  Url url(Url address);

  /**
   * Gives the token that a plain form must post as {@code _csrf_token}.
   *
   * @return the token
   */
  String csrfToken();
}
