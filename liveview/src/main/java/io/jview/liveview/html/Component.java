package io.jview.liveview.html;

import org.jspecify.annotations.Nullable;

/**
 * The place of a component: its number on the page. What it shows is kept apart from the tree. Who
 * renders a page puts the same place there each time, so that it is seen to be the same at once.
 */
final class Component implements Html {

  private final int cid;

  /**
   * The place as an entry of a list; made at the first need, by threads that race each an equal
   * one.
   */
  private @Nullable Fragment entry;

  Component(int cid) {
    if (cid < 1) {
      throw new IllegalArgumentException("components are numbered from 1, not " + cid);
    }
    this.cid = cid;
  }

  int cid() {
    return cid;
  }

  Fragment entry() {
    if (entry == null) {
      entry = Template.BARE.fill(this);
    }
    return entry;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Component place && place.cid == cid;
  }

  @Override
  public int hashCode() {
    return cid;
  }
}
