package io.jview.liveview.view;

import org.jspecify.annotations.Nullable;

/**
 * One render of the view or of a component, in which components are placed one behind the other. No
 * component may be placed twice in one round, but a placer's later render renews its earlier one.
 * Used by the view's thread.
 */
final class Placing {

  private final int round;
  private final int render;
  private final int placer;
  private final int depth;
  private @Nullable ComponentInstance<?, ?> last;

  /**
   * Begins one.
   *
   * @param round in which round of renders
   * @param render which render of the page, of which there may be several by one placer
   * @param placer of which component; 0 for the view
   * @param depth in how many streams the placer stands
   */
  Placing(int round, int render, int placer, int depth) {
    this.round = round;
    this.render = render;
    this.placer = placer;
    this.depth = depth;
  }

  int round() {
    return round;
  }

  int render() {
    return render;
  }

  /** Whether what another one has placed cannot be placed by this one too. */
  boolean clashes(int otherRound, int otherRender, int otherPlacer) {
    return round == otherRound && (render == otherRender || placer != otherPlacer);
  }

  boolean clashes(Placing other) {
    return clashes(other.round, other.render, other.placer);
  }

  int placer() {
    return placer;
  }

  int depth() {
    return depth;
  }

  /** The one that was placed last; null before any. */
  @Nullable ComponentInstance<?, ?> last() {
    return last;
  }

  void follow(ComponentInstance<?, ?> placed) {
    last = placed;
  }
}
