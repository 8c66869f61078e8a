package io.jview.liveview.html;

/**
 * A filled template. A dynamic is a {@code String} of ready HTML, another {@code Fragment} or a
 * {@code Keyed} list. A further kind of node, such as a component or a stream, becomes a further
 * subtype of {@link Html}, and the compiler then names each switch that must know it.
 */
final class Fragment implements Html {

  private final Template template;
  private final Object[] dynamics;

  Fragment(Template template, Object[] dynamics) {
    this.template = template;
    this.dynamics = dynamics;
  }

  /** The piece as a fragment, within one that adds nothing where it is of another kind. */
  static Fragment of(Html html) {
    return html instanceof Fragment fragment ? fragment : Template.BARE.fill(html);
  }

  Template template() {
    return template;
  }

  /** The tree's own array: never written to. */
  Object[] dynamics() {
    return dynamics;
  }
}
