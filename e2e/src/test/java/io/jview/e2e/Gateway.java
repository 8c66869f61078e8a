package io.jview.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * A proxy that does to requests and answers what some in the field do: it may choose an instance
 * and rewrite either head. Each connection carries one request, so that every head is seen.
 */
final class Gateway implements AutoCloseable {

  private static final String END = "\r\n\r\n";

  private final ServerSocket listening;
  private final ToIntFunction<String> port;
  private final UnaryOperator<String> request;
  private final UnaryOperator<String> answer;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Gateway(
      ToIntFunction<String> port, UnaryOperator<String> request, UnaryOperator<String> answer)
      throws IOException {
    this.port = port;
    this.request = request;
    this.answer = answer;
    listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("e2e-gateway").start(this::accept);
  }

  /**
   * Starts one.
   *
   * @param port where a request goes, by its head
   * @param request rewrites the head of a request
   * @param answer rewrites the head of an answer
   */
  static Gateway start(
      ToIntFunction<String> port, UnaryOperator<String> request, UnaryOperator<String> answer) {
    try {
      return new Gateway(port, request, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + listening.getLocalPort() + path;
  }

  private void accept() {
    try {
      while (true) {
        Socket browser = keep(listening.accept());
        Thread.ofVirtual().name("e2e-gateway-up").start(() -> serve(browser));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket browser) {
    try (browser) {
      String head = head(browser.getInputStream());
      if (head.isEmpty()) {
        return;
      }
      try (Socket server =
          keep(new Socket(InetAddress.getLoopbackAddress(), port.applyAsInt(head)))) {
        write(server.getOutputStream(), request.apply(once(head)));
        Thread.ofVirtual().name("e2e-gateway-down").start(() -> bringBack(server, browser));
        browser.getInputStream().transferTo(server.getOutputStream());
        server.shutdownOutput();
      }
    } catch (IOException gone) {
      // One of the two has gone, and the other is closed.
    }
  }

  private void bringBack(Socket server, Socket browser) {
    try (browser) {
      write(browser.getOutputStream(), answer.apply(head(server.getInputStream())));
      server.getInputStream().transferTo(browser.getOutputStream());
    } catch (IOException gone) {
      // One of the two has gone, and the other is closed.
    }
  }

  /** Has the connection end with its answer, unless it becomes a socket. */
  private static String once(String head) {
    return head.replaceAll("(?i)\r\nConnection: keep-alive", "\r\nConnection: close");
  }

  /** Reads up to the empty line; nothing where the other side has gone. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      if (next == '\n' && head.toString(ISO_8859_1).endsWith(END)) {
        return head.toString(ISO_8859_1);
      }
    }
    return "";
  }

  private static void write(OutputStream out, String head) throws IOException {
    out.write(head.getBytes(ISO_8859_1));
    out.flush();
  }

  private Socket keep(Socket socket) {
    open.add(socket);
    return socket;
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
