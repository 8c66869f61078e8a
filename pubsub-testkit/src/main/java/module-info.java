/**
 * The conformance kit for pub/sub backends, a backend that records, and a proxy that makes faults.
 *
 * <p>Two packages are open: the test engine runs the kit's tests, and the JSON library reads and
 * builds the records that they send.
 */
module io.jview.pubsub.testkit {
  requires transitive io.jview.pubsub;
  requires io.jview.pubsub.presence;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports io.jview.pubsub.testkit;

  opens io.jview.pubsub.testkit;
  opens io.jview.pubsub.testkit.fixture;
}
