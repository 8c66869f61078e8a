/** Who is there, on all instances, over any pub/sub provider. */
module io.jview.pubsub.presence {
  requires static transitive org.jspecify;
  requires transitive io.jview.pubsub;
  requires org.slf4j;

  exports io.jview.pubsub.presence;
}
