package io.jview.liveview;

import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;

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
