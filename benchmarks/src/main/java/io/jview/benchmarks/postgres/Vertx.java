package io.jview.benchmarks.postgres;

import io.jview.benchmarks.broker.Payload;
import io.jview.benchmarks.broker.Way;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.function.LongConsumer;

/** The client of Vert.x: statements in a pipeline, and its subscriber. */
final class Vertx implements Way {

  private static final int PIPELINE = 256;

  private final io.vertx.core.Vertx vertx = io.vertx.core.Vertx.vertx();
  private final PgSubscriber subscriber;
  private final PgConnection connection;
  private final PreparedQuery<RowSet<Row>> notify;

  Vertx(String url, LongConsumer arrived) throws Exception {
    PgConnectOptions options = PgConnectOptions.fromUri(url).setPipeliningLimit(PIPELINE);
    subscriber = PgSubscriber.subscriber(vertx, options);
    subscriber.channel("bench").handler(json -> arrived.accept(Payload.number(json, 1)));
    subscriber.connect().await();
    connection = PgConnection.connect(vertx, options).await();
    notify = connection.prepare("SELECT pg_notify('bench', $1)").await().query();
  }

  @Override
  public void send(long number) {
    notify.execute(Tuple.of(Payload.json(number)));
  }

  @Override
  public void close() {
    connection.close().await();
    subscriber.close().await();
    vertx.close().await();
  }
}
