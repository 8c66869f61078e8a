package io.jview.web.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.web.http.RefusedRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartStreamTest {

  private static final String BOUNDARY = "x-7";
  private static final int BUFFER = 32 << 10;

  /** A part as it was sent. */
  private record Sent(String name, String content) {}

  private static String body(Sent... parts) {
    StringBuilder body = new StringBuilder();
    for (Sent part : parts) {
      body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
          .append(part.name())
          .append("\"\r\n\r\n")
          .append(part.content())
          .append("\r\n");
    }
    return body + "--" + BOUNDARY + "--\r\n";
  }

  private static List<Sent> read(InputStream in) throws IOException, RefusedRequest {
    PartStream stream = new PartStream(in, BOUNDARY, 1 << 20);
    List<Sent> parts = new ArrayList<>();
    while (stream.next()) {
      String name = stream.header().name();
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      stream.content(content::write);
      parts.add(new Sent(name, content.toString(ISO_8859_1)));
    }
    return parts;
  }

  private static List<Sent> read(String body) throws IOException, RefusedRequest {
    return read(new ByteArrayInputStream(body.getBytes(ISO_8859_1)));
  }

  /** Comes in pieces of some size. */
  private static InputStream pieces(String body, int size) {
    return new ByteArrayInputStream(body.getBytes(ISO_8859_1)) {
      @Override
      public int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, size));
      }
    };
  }

  @Test
  void theBoundaryIsFoundWhereverItFalls() throws Exception {
    int header = body(new Sent("a", "")).indexOf("\r\n\r\n") + 4;
    for (int around = -90; around <= 10; around++) {
      Sent first = new Sent("a", "x".repeat(BUFFER - header + around));
      Sent second = new Sent("b", "\r\n--x-\r\n--x-6\r\n-".repeat(3));
      assertThat(read(body(first, second))).as("at %d", around).containsExactly(first, second);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 63, 64, 65, 1_000})
  void itDoesNotMatterInWhichPiecesItComes(int size) throws Exception {
    Sent[] sent = {
      new Sent("empty", ""),
      new Sent("line", "\r\n"),
      new Sent("almost", "\r\n--" + BOUNDARY.substring(1) + "\r\r\n--x-7".substring(0, 4)),
      new Sent("last", "\r"),
    };
    assertThat(read(pieces(body(sent), size))).containsExactly(sent);
  }

  @Test
  void randomContentComesBackAsItWas() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Sent[] sent = new Sent[random.nextInt(4)];
      for (int i = 0; i < sent.length; i++) {
        StringBuilder content = new StringBuilder();
        for (int n = random.nextInt(3_000); n > 0; n--) {
          content.append("\r\n-x7\u00ff\0 ".charAt(random.nextInt(8)));
        }
        sent[i] = new Sent("p" + i, content.toString().replace("\r\n--x-7", ""));
      }
      int size = 1 + random.nextInt(500);
      assertThat(read(pieces(body(sent), size))).as("seed %d", seed).containsExactly(sent);
    }
  }

  @Test
  void whatStandsAroundItIsNothing() throws Exception {
    String whole = body(new Sent("a", "1"));
    assertThat(read("preamble\r\n" + whole + "epilogue\r\n--x-7\r\n")).hasSize(1);
    assertThat(read(whole.substring(0, whole.length() - 2))).hasSize(1);
    assertThat(read(whole.replace("--x-7\r\nC", "--x-7 \t\r\nC"))).hasSize(1);
    assertThat(read("--x-7--\r\n")).isEmpty();
  }

  @Test
  void whatIsCutAnywhereIsMalformed() {
    String whole = body(new Sent("a", "some content"));
    for (int end = 0; end < whole.length() - 2; end++) {
      String cut = whole.substring(0, end);
      assertThatThrownBy(() -> read(cut))
          .as(cut)
          .isInstanceOf(RefusedRequest.class)
          .extracting(refused -> ((RefusedRequest) refused).status())
          .isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--x-7\r\n\r\n1\r\n--x-7--",
        "--x-7\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x-7--",
        "--x-7\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--x-7--",
        "--x-7\r\nContent-Type: text/plain\r\n\r\n1\r\n--x-7--",
        "--x-7\r\nnonsense\r\n\r\n1\r\n--x-7--",
        "--x-7\nContent-Disposition: form-data; name=\"a\"\n\n1\n--x-7--",
        "--x-77\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x-77--",
        "--x-8\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x-8--",
        "--x-7\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain;"
            + " charset=no-such\r\n\r\n1\r\n--x-7--",
      })
  void whatIsNoFormIsRefusedWithAReason(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(RefusedRequest.class)
        .hasMessageContaining("malformed");
  }

  @Test
  void headersWithoutEndAreRefused() {
    String body = "--x-7\r\nContent-Disposition: form-data; name=\"" + "a".repeat(9_000) + "\"";
    assertThatThrownBy(() -> read(body)).hasMessageContaining("headers of a part");
    String many = "--x-7\r\n" + "X: y\r\n".repeat(2_000);
    assertThatThrownBy(() -> read(many)).hasMessageContaining("headers of a part");
  }

  @Test
  void noMoreIsReadThanMayCome() {
    byte[] body = body(new Sent("a", "x".repeat(5_000))).getBytes(UTF_8);
    PartStream stream = new PartStream(new ByteArrayInputStream(body), BOUNDARY, 1_000);
    assertThatThrownBy(
            () -> {
              stream.next();
              stream.content((bytes, offset, length) -> {});
            })
        .isInstanceOf(RefusedRequest.class)
        .hasMessageContaining("1,000 bytes");
  }
}
