/** The Redis backend of JView's publish/subscribe: standalone, Sentinel and Cluster. */
module io.jview.pubsub.redis {
  requires transitive io.jview.pubsub;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports io.jview.pubsub.redis;
}
