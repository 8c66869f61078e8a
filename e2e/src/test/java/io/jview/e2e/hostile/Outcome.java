package io.jview.e2e.hostile;

/**
 * How an attack went.
 *
 * @param attack its name
 * @param alive whether the server lives
 * @param honest what the honest browsers have seen meanwhile
 * @param before what the server held before
 * @param held what it held at the worst moment that was looked at
 * @param after what it held once the attacker had left
 * @param attacker what the attacker has seen
 * @param logged how many lines the server has logged
 */
record Outcome(
    String attack,
    boolean alive,
    HonestBrowsers.Seen honest,
    HostileServer.Memory before,
    HostileServer.Memory held,
    HostileServer.Memory after,
    HostileClient.Left attacker,
    int logged) {

  private static final double MIB = 1 << 20;
  private static final long TOLERABLE_MILLIS = 1_000;

  /** How much more heap may be in use afterwards. */
  static final double RETURN = 1.1;

  static final String HEAD =
      "%-44s %-5s %7s %7s %6s %5s %7s %7s %7s %7s %7s %6s %6s"
          .formatted(
              "attack", "lives", "p99 ms", "worst", "unansw", "lost", "before", "held", "after",
              "direct", "opened", "ended", "logged");

  /** Whether honest browsers have hardly noticed it. */
  boolean isBorne() {
    return isSurvived() && honest.p99Millis() <= TOLERABLE_MILLIS && honest.unanswered() == 0;
  }

  /** Whether no browser was lost, and all is as it was once the attacker has left. */
  boolean isSurvived() {
    return alive && honest.lost() == 0 && isBack();
  }

  boolean isBack() {
    return after.heap() <= before.heap() * RETURN;
  }

  @Override
  public String toString() {
    return "%-44s %-5s %7d %7d %6d %5d %7.1f %7.1f %7.1f %7.1f %7d %6d %6d"
        .formatted(
            attack,
            alive ? "yes" : "NO",
            honest.p99Millis(),
            honest.worstMillis(),
            honest.unanswered(),
            honest.lost(),
            before.heap() / MIB,
            held.heap() / MIB,
            after.heap() / MIB,
            held.direct() / MIB,
            attacker.opened(),
            attacker.ended(),
            logged);
  }
}
