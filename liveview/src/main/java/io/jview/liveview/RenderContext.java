package io.jview.liveview;

import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.upload.UploadField;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a page can show besides its state. Valid during one call of {@link LiveView#render}. */
public interface RenderContext {

  /**
   * Tells whether a browser is connected.
   *
   * @return false while the first, plain page is rendered
   */
  boolean connected();

  /**
   * Gives a flash message.
   *
   * @param kind which sort of message, as given to {@link LiveSocket#putFlash}
   * @return the text, or null where there is none
   */
  @Nullable String flash(String kind);

  /**
   * Gives the path that the page is at, as to mark the active link; see {@link LiveSocket#path}.
   *
   * @return the site's own path, without the base path and the query
   */
  String path();

  /**
   * Gives the session.
   *
   * @return the signed session cookie's values, as the view's {@code mount} got them
   */
  Session session();

  /**
   * Places another LiveView inside this page. It has its own state, mailbox and life; it is mounted
   * once for its id and ends when it is no longer rendered. Where the parameters differ from those
   * of the last render, its {@code handleParams} gets them.
   *
   * @param id unique on the page; letters, digits, dashes and underscores
   * @param view the view, of a class without fields of its own where several instances serve
   * @param params what its {@code mount} and {@code handleParams} receive
   * @return its place in the page
   * @throws IllegalArgumentException if the id is none, or is on the page twice
   */
  Html child(String id, LiveView<?> view, Map<String, String> params);

  /**
   * Places a component: a part of this page with a state of its own. It is known by its class and
   * its id: it is mounted where no component of that class had the id, updated where the props
   * differ, and stays the same wherever in the page it moves. It ends when the browser does not
   * show it any more. May also be called by the functions of {@link Html#eachMemo}.
   *
   * @param id its id, unique on the page among those of its class
   * @param component the component, the same for all browsers
   * @param props what it gets: a value with {@code equals}, such as a record
   * @param <P> what it gets
   * @return its place in the page, an element's content
   * @throws IllegalArgumentException if the id is empty, or is placed twice in one render
   * @throws IllegalStateException if no page is being rendered
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
   * Makes an address of this site one that a browser can follow, by putting before it the path that
   * the site stands below, where it does.
   *
   * @param address a path of this site, such as {@code /chat}; others stay as they are
   * @return the address for links and forms
   */
  String url(String address);

  /**
   * Does the same for an address with values in it, as for a {@link io.jview.liveview.html.link}.
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
