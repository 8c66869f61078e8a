package io.jview.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** Requests that a well-behaved client would not send. */
final class RawHttp {

  private RawHttp() {}

  static String get(int port, String path) throws IOException {
    return send(port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  static String send(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  /**
   * Asks for a page over HTTP/2 from the first byte on (RFC 9113, 3.3), and reads up to the text.
   */
  static String getOverHttp2(int port, String path, String end) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      byte[] fields = // ":method: GET", ":scheme: http", ":path", ":authority" (RFC 7541, A)
          ("\u0082\u0086" + "\u0004" + (char) path.length() + path + "\u0001\u0009localhost")
              .getBytes(ISO_8859_1);
      OutputStream out = socket.getOutputStream();
      out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
      out.write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0}); // SETTINGS
      out.write(new byte[] {0, 0, (byte) fields.length, 1, 5, 0, 0, 0, 1}); // HEADERS, the last
      out.write(fields);
      out.flush();
      StringBuilder answer = new StringBuilder();
      InputStream in = socket.getInputStream();
      while (answer.indexOf(end) < 0) {
        int read = in.read();
        if (read < 0) {
          throw new EOFException("The server ended after: " + answer);
        }
        answer.append((char) read);
      }
      return answer.toString();
    }
  }

  /** Sends something, and is gone once it was answered or the connection has ended. */
  static void vanishOnceAnswered(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      socket.getInputStream().readNBytes(1);
    } catch (SocketException cut) {
      // as good as an answer
    }
  }

  /** Sends a part of a request, and is gone. */
  static void vanish(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    }
  }
}
