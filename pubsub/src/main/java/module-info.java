/**
 * The publish/subscribe contract of JView, its engine and the in-memory backend.
 *
 * <p>Messages that are records or beans of a named module need their package opened to {@code
 * tools.jackson.databind}, the JSON library that reads and builds them.
 */
@SuppressWarnings("module") // knows by name who may use its log
module io.jview.pubsub {
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  exports io.jview.pubsub;
  exports io.jview.pubsub.log to
      io.jview.liveview,
      io.jview.pubsub.presence,
      io.jview.server,
      io.jview.web;
  exports io.jview.pubsub.spi;
}
