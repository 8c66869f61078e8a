/** The embedded web server of JView. */
module io.jview.server {
  requires static ch.qos.logback.classic;
  requires static ch.qos.logback.core;
  requires static transitive org.jspecify;
  requires transitive io.jview.web;
  requires jdk.unsupported;
  requires org.eclipse.jetty.alpn.server;
  requires org.eclipse.jetty.compression.gzip;
  requires org.eclipse.jetty.compression.server;
  requires org.eclipse.jetty.http2.server;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.websocket.core.server;
  requires org.slf4j;

  exports io.jview.server;
}
