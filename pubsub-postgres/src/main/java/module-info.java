/** The PostgreSQL backend of JView's publish/subscribe, by LISTEN and NOTIFY. */
module io.jview.pubsub.postgres {
  requires transitive io.jview.pubsub;
  requires transitive java.sql;
  requires static transitive org.jspecify;
  requires org.postgresql.jdbc;
  requires org.slf4j;

  exports io.jview.pubsub.postgres;
  exports io.jview.pubsub.postgres.driver to
      org.postgresql.jdbc;
}
