package io.jview.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client reads and writes. */
class WireTest {

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536})
  @DisplayName("a frame of any length is masked on the way out")
  void masks(int length) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 'x');

    ByteBuffer frame = WebSocketFrame.masked(WebSocketFrame.TEXT, payload);

    assertThat(frame.get()).isEqualTo((byte) 0x81);
    int size = frame.get() & 0xff;
    assertThat(size & 0x80).isEqualTo(0x80);
    frame.position(frame.position() + (size == 0xff ? 8 : size == 0xfe ? 2 : 0));
    byte[] mask = new byte[4];
    frame.get(mask);
    assertThat(frame.remaining()).isEqualTo(length);
    for (int i = 0; i < length; i++) {
      assertThat(frame.get() ^ mask[i % 4]).isEqualTo('x');
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 125, 126, 65_535, 65_536})
  @DisplayName("a frame is taken only when it is all there")
  void takesWholeFrames(int length) {
    ByteBuffer all = ByteBuffer.allocate(length + 12).put((byte) 0x81);
    if (length < 126) {
      all.put((byte) length);
    } else if (length < 65_536) {
      all.put((byte) 126).putShort((short) length);
    } else {
      all.put((byte) 127).putLong(length);
    }
    int end = all.position() + length;
    for (int some = 0; some < end; some += Math.max(1, end / 7)) {
      ByteBuffer part = all.duplicate().position(0).limit(some);
      assertThat(WebSocketFrame.take(part)).isNull();
      assertThat(part.position()).isZero();
    }

    WebSocketFrame frame = WebSocketFrame.take(all.position(0).limit(end + 1));

    assertThat(frame.payload()).hasSize(length);
    assertThat(frame.last()).isTrue();
    assertThat(all.remaining()).isEqualTo(1);
  }

  @Test
  @DisplayName("a close frame tells its code")
  void tellsCloseCodes() {
    ByteBuffer close = ByteBuffer.allocate(4).put((byte) 0x88).put((byte) 2).putShort((short) 1012);
    assertThat(WebSocketFrame.take(close.flip()).closeCode()).isEqualTo(1012);
    assertThat(new WebSocketFrame(WebSocketFrame.CLOSE, true, new byte[0]).closeCode())
        .isEqualTo(1005);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nSet-Cookie: a=b\r\n\r\nöx!",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nSet-Cookie: a=b\r\n\r\n"
            + "3;x=y\r\nöx\r\n1\r\n!\r\n0\r\n\r\n"
      })
  @DisplayName("a reply is taken only when it is all there")
  void takesWholeReplies(String text) {
    ByteBuffer all = bytes(text);
    for (int some = 0; some < all.limit(); some++) {
      assertThat(HttpReply.take(all.duplicate().limit(some))).isNull();
    }

    HttpReply reply = HttpReply.take(all);

    assertThat(all.hasRemaining()).isFalse();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("öx!");
    assertThat(reply.values("set-cookie")).containsExactly("a=b");
  }

  @Test
  @DisplayName("JSON of every kind is read")
  void readsJson() {
    assertThat(Json.read(" [null , true,false,-1.5e3,\"a\\\"\\u00e4\\n\",{},[],{\"k\":[1]}]"))
        .isEqualTo(
            Arrays.asList(
                null,
                true,
                false,
                -1500.0,
                "a\"ä\n",
                Map.of(),
                List.of(),
                Map.of("k", List.of(1.0))));
    assertThatThrownBy(() -> Json.read("[1;2]")).isInstanceOf(IllegalArgumentException.class);
  }
}
