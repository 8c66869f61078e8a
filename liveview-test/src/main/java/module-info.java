/** Drives LiveViews in-process, for tests. */
module io.jview.liveview.test {
  requires static transitive org.jspecify;
  requires transitive io.jview.web;
  requires transitive org.jsoup;

  exports io.jview.liveview.test;
}
