package io.jview.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo as a program: its options, its words, its exit status. */
class DemoProcessTest {

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void theDemoTellsItsAddressServesAndStopsGracefully(String signal, int status) throws Exception {
    try (DemoProcess demo = DemoProcess.start("--port", "0")) {
      HttpResponse<String> page = get(demo.awaitAddress() + "/counter");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<span id=\"count\">0</span>");

      demo.signal(signal);

      assertThat(demo.awaitExit()).isEqualTo(status);
      assertThat(demo.output()).last().asString().contains("JView has stopped");
      assertThat(demo.errors()).isEmpty();
    }
  }

  @Test
  void aTakenPortIsToldInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DemoProcess demo = DemoProcess.start("--port", Integer.toString(taken.getLocalPort()))) {
      assertThat(demo.awaitExit()).isEqualTo(1);
      assertThat(demo.errors()).singleElement().asString().contains(" in use", portOf(taken));
    }
  }

  private static HttpResponse<String> get(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
  }

  private static String portOf(ServerSocket socket) {
    return " " + socket.getLocalPort() + " ";
  }

  @ParameterizedTest
  @CsvSource({
    "--prot 8000, Unknown option --prot; --help lists the options",
    "--instances 3, '--instances needs what they can share: add --pubsub, such as"
        + " redis://localhost:6379'",
    "--port, --port needs a value; --help lists the options",
    "--port many, '--port needs a number from 0 to 65535, not many'",
    "--pubsub pigeon, 'Unknown pub/sub backend pigeon; known: memory, redis://HOST:PORT,"
        + " rediss://HOST:PORT, postgresql://HOST/DATABASE'"
  })
  void misuseIsToldInOneLine(String options, String message) throws Exception {
    try (DemoProcess demo = DemoProcess.start(options.split(" "))) {
      assertThat(demo.awaitExit()).isEqualTo(2);
      assertThat(demo.errors()).containsExactly(message);
      assertThat(demo.output()).isEmpty();
    }
  }

  @Test
  void helpIsPrinted() throws Exception {
    try (DemoProcess demo = DemoProcess.start("--help")) {
      assertThat(demo.awaitExit()).isZero();
      assertThat(demo.output()).first().isEqualTo("Usage: ./jview demo [options]");
      assertThat(demo.errors()).isEmpty();
    }
  }
}
