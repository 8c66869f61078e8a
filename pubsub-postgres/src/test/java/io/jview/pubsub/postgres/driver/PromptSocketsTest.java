package io.jview.pubsub.postgres.driver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {

  private final byte[] bytes = new byte[16];
  private ServerSocket server;
  private Socket socket;
  private Socket peer;
  private InputStream in;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    socket = new PromptSockets("").createSocket();
    socket.connect(server.getLocalSocketAddress());
    peer = server.accept();
    in = socket.getInputStream();
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    peer.close();
    server.close();
  }

  @Test
  void aLookForMoreDoesNotWait() throws IOException {
    socket.setSoTimeout(1);

    assertThatThrownBy(() -> in.read(bytes, 0, 16))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("nothing is there");
  }

  @Test
  void aLookForMoreTakesWhatIsThere() throws IOException {
    socket.setSoTimeout(1);
    peer.getOutputStream().write("ready".getBytes(US_ASCII));
    await().until(() -> in.available() == 5);

    assertThat(in.read(bytes, 0, 16)).isEqualTo(5);
    assertThat(new String(bytes, 0, 5, US_ASCII)).isEqualTo("ready");
  }

  @Test
  void theRestOfWhatALookHasBegunIsWaitedFor() throws IOException {
    socket.setSoTimeout(1);
    peer.getOutputStream().write("half".getBytes(US_ASCII));
    await().until(() -> in.available() == 4);
    assertThat(in.read(bytes, 0, 16)).isEqualTo(4);

    assertThatThrownBy(() -> in.read(bytes, 0, 16))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessageNotContaining("nothing is there");
  }

  @Test
  void anyOtherReadWaits() throws IOException {
    socket.setSoTimeout(1);
    socket.setSoTimeout(2);

    assertThatThrownBy(() -> in.read(bytes, 0, 16))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessageNotContaining("nothing is there");

    socket.setSoTimeout(0);
    peer.close();
    assertThat(in.read(bytes, 0, 16)).isEqualTo(-1);
  }
}
