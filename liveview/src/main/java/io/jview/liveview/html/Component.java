package io.jview.liveview.html;

/** The place of a component: its number on the page. What it shows is kept apart from the tree. */
record Component(int cid) implements Html {

  Component {
    if (cid < 1) {
      throw new IllegalArgumentException("components are numbered from 1, not " + cid);
    }
  }
}
