package io.jview.pubsub.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Retention;
import io.jview.pubsub.postgres.payload.Notify;
import io.jview.pubsub.testkit.FaultProxy;
import io.jview.pubsub.testkit.PubSubFixture;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Instances that reach one database through a proxy, as a role without rights, with a password. */
final class PostgresFixture implements PubSubFixture {

  private static final String ROLE = "kit";
  private static final String PASSWORD = "s3cret&geheim";

  private final PostgresServer server;
  private final FaultProxy proxy;
  private boolean isLimited;
  private boolean isDemoted;
  private boolean mayNotNotify;

  PostgresFixture(PostgresServer server) throws IOException {
    this.server = server;
    this.proxy = FaultProxy.to("127.0.0.1", server.port());
  }

  /** To be called once for a server. */
  static void prepare(PostgresServer server) {
    server.createRole(ROLE, PASSWORD);
    server.execute("grant create on schema public to " + ROLE);
  }

  private PostgresPubSubBuilder node(String prefix) {
    return PostgresPubSub.builder("postgresql://127.0.0.1:" + proxy.port() + "/postgres")
        .user(ROLE)
        .password(PASSWORD)
        .channelPrefix(prefix);
  }

  @Override
  public PubSubProvider newNode() {
    return node("kit_").build();
  }

  @Override
  public PubSubProvider newNode(FailureHandler failures) {
    return node("kit_").engine(settings -> settings.failureHandler(failures)).build();
  }

  @Override
  public PubSubProvider newPatientNode() {
    return node("kit_").startDisconnected(true).build();
  }

  @Override
  public PubSubProvider newReplayingNode(String prefix, Retention retention) {
    return node("kit_").engine(settings -> settings.replay(prefix, retention)).build();
  }

  @Override
  public void loseLogs() {
    server.execute("truncate kit_topics, kit_log");
  }

  @Override
  public void loseNewest(String topic, int messages) {
    server.execute(
        "delete from kit_log using kit_topics as k where kit_log.topic = k.topic and k.topic = '"
            + topic
            + "' and number > newest - "
            + messages);
    server.execute(
        "update kit_topics set newest = newest - " + messages + " where topic = '" + topic + "'");
  }

  @Override
  public PubSubProvider newNodeElsewhere() {
    return node("other_").build();
  }

  @Override
  public Map<String, String> exemptions() {
    return Map.of("S10", "every topic's frames come from the start on, so no subscription waits");
  }

  @Override
  public void cutLink() {
    proxy.cut();
  }

  @Override
  public void stallLink() {
    proxy.stall();
  }

  @Override
  public void silenceLink() {
    proxy.silence();
  }

  @Override
  public void cutReceiving() {
    keepOnly("jview-publish", "jview-listen");
  }

  @Override
  public void cutSending() {
    keepOnly("jview-listen", "jview-publish");
  }

  /** There are as many connections as may stay, so that no other one can be had. */
  private void keepOnly(String stays, String goes) {
    isLimited = true;
    server.execute("alter role kit connection limit " + server.connections(stays));
    server.terminate(goes);
  }

  @Override
  public void refusePublishing() {
    mayNotNotify = true;
    server.execute("revoke execute on function pg_notify(text, text) from public");
  }

  @Override
  public void demoteBroker() {
    if (server.release() != PostgresRelease.NEWEST) {
      abort("a server of this release is not made a standby");
    }
    isDemoted = true;
    server.stopFast();
    server.restartAsStandby();
  }

  @Override
  public void restoreLink() {
    proxy.pass();
    if (isDemoted) {
      isDemoted = false;
      server.ask("select pg_promote()");
    }
    if (isLimited) {
      isLimited = false;
      server.execute("alter role kit connection limit -1");
    }
    if (mayNotNotify) {
      mayNotNotify = false;
      server.execute("grant execute on function pg_notify(text, text) to public");
    }
  }

  @Override
  public void freezeSending() {
    proxy.freeze(server.clientPorts("jview-publish"));
  }

  /** PostgreSQL ends a subscription only together with its connection. */
  @Override
  public void revoke(String topic) {
    server.terminate("jview-listen");
  }

  @Override
  public void freezeConnections() {
    proxy.swallow();
    proxy.pass();
  }

  /** What is no text cannot be sent at all, which is as good as sent and skipped. */
  @Override
  public void publishFrame(String topic, byte[] frame) {
    String text = new String(frame, UTF_8).replace("\0", "");
    try (Connection connection = server.connect("postgres")) {
      Notify.send(connection, "kit_frames", List.of(text));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String brokerAddress() {
    return "127.0.0.1:" + proxy.port();
  }

  @Override
  public String password() {
    return PASSWORD;
  }

  @Override
  public void close() {
    restoreLink();
    proxy.close();
  }
}
