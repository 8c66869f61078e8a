package io.jview.e2e.hostile.attack;

/** One way to do harm. */
public interface Attack {

  /** What it does, in a few words. */
  String name();

  /** Begins; what it begins goes on until the attacker leaves. */
  void begin(Attacker attacker);
}
