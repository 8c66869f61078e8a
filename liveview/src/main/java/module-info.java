/** LiveView for Java: pages rendered on the server and kept live over a socket. */
module io.jview.liveview {
  requires static transitive org.jspecify;
  requires static transitive com.google.errorprone.annotations;
  requires transitive io.jview.pubsub;
  requires transitive io.jview.pubsub.presence;
  requires org.slf4j;
  requires static jakarta.validation;

  exports io.jview.liveview;
  exports io.jview.liveview.form;
  exports io.jview.liveview.host;
  exports io.jview.liveview.html;
  exports io.jview.liveview.js;
  exports io.jview.liveview.runtime;
  exports io.jview.liveview.ui;
  exports io.jview.liveview.upload;
}
