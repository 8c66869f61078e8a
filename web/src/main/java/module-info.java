/** A site of JView, whatever serves it. */
module io.jview.web {
  requires static transitive org.jspecify;
  requires transitive io.jview.liveview;
  requires org.slf4j;

  exports io.jview.web;
  exports io.jview.web.host;
}
