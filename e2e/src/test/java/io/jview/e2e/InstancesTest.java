package io.jview.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.redis.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Several processes of the demo from one command, and their end. */
@TestInstance(Lifecycle.PER_CLASS)
class InstancesTest {

  private RedisServer redis;

  @BeforeAll
  void startRedis() {
    redis = RedisServer.start();
  }

  @AfterAll
  void stopRedis() {
    redis.close();
  }

  private DemoProcess start() throws IOException {
    return DemoProcess.start("--instances", "3", "--port", "0", "--pubsub", redis.url());
  }

  private static List<String> addresses(DemoProcess demo) throws InterruptedException {
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      addresses.add(demo.awaitAddress());
    }
    return addresses;
  }

  @Test
  void oneCommandStartsThreeThatAcceptEachOthersSessionsAndStopTogether() throws Exception {
    try (DemoProcess demo = start();
        HttpClient client = HttpClient.newHttpClient()) {
      List<String> addresses = addresses(demo);
      assertThat(addresses).doesNotHaveDuplicates();
      String session = get(client, addresses.get(0), "").headers().firstValue("Set-Cookie").get();
      String cookie = session.substring(0, session.indexOf(';'));
      for (String address : addresses) {
        HttpResponse<String> page = get(client, address, cookie);
        assertThat(page.body()).contains("The shared counter");
        assertThat(page.headers().firstValue("Set-Cookie")).as("a session of its own").isEmpty();
      }
      List<ProcessHandle> children = demo.children();
      assertThat(children).hasSize(3);

      demo.signal("TERM");

      assertThat(demo.awaitExit()).isEqualTo(143);
      assertThat(demo.output())
          .filteredOn(line -> line.endsWith("JView has stopped"))
          .extracting(line -> line.substring(0, 4))
          .containsExactlyInAnyOrder("#1 |", "#2 |", "#3 |");
      assertThat(demo.errors()).isEmpty();
      assertThat(children).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  void theInstancesOfAKilledParentEndToo() throws Exception {
    try (DemoProcess demo = start()) {
      addresses(demo);
      List<ProcessHandle> children = demo.children();

      demo.signal("KILL");

      assertThat(demo.awaitExit()).isEqualTo(137);
      awaitEnd(children);
    }
  }

  @Test
  void anInstanceThatDiesIsToldAndTheOthersGoOn() throws Exception {
    try (DemoProcess demo = start();
        HttpClient client = HttpClient.newHttpClient()) {
      List<String> addresses = addresses(demo);
      demo.children().get(1).destroyForcibly();
      await().until(() -> demo.children().size() == 2);
      int served = 0;
      for (String address : addresses) {
        served += serves(client, address) ? 1 : 0;
      }
      assertThat(served).isEqualTo(2);

      demo.signal("TERM");

      demo.awaitExit();
      assertThat(demo.errors())
          .singleElement()
          .asString()
          .matches("#[123] \\| has ended with status 137");
    }
  }

  @Test
  void aSecondSignalWaitsForNobody() throws Exception {
    try (DemoProcess demo = start()) {
      addresses(demo);
      List<ProcessHandle> children = demo.children();
      ProcessHandle stuck = children.get(0);
      DemoProcess.signal(stuck, "STOP");
      demo.signal("TERM");
      await().until(() -> demo.children().equals(List.of(stuck)));

      demo.signal("TERM");

      assertThat(demo.awaitExit()).isEqualTo(143);
      assertThat(stuck.isAlive()).isTrue();
      DemoProcess.signal(stuck, "CONT");
      awaitEnd(children);
    }
  }

  private static void awaitEnd(List<ProcessHandle> children) throws Exception {
    for (ProcessHandle child : children) {
      child.onExit().get(15, TimeUnit.SECONDS);
    }
  }

  private static boolean serves(HttpClient client, String address) throws Exception {
    try {
      return get(client, address, "").statusCode() == 200;
    } catch (IOException gone) {
      return false;
    }
  }

  private static HttpResponse<String> get(HttpClient client, String address, String cookie)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + "/counter")).header("Cookie", cookie).build(),
        BodyHandlers.ofString());
  }
}
