package io.jview.liveview.test;

import io.jview.liveview.host.LiveConnection;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.host.Transport;
import io.jview.web.host.BodyWriter;
import io.jview.web.host.HttpExchange;
import io.jview.web.host.SocketOpener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request of a test and the answer to it, without a network between them. */
final class TestExchange implements HttpExchange {

  static final String HOST = "localhost";

  private final String method;
  private final String path;
  private final @Nullable String query;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable Transport transport;
  private final Map<String, List<String>> answerHeaders =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private byte[] answerBody = new byte[0];
  private @Nullable LiveConnection connection;
  private @Nullable Throwable failure;
  private int status;

  /**
   * Makes one.
   *
   * @param url path and query, encoded
   * @param headers by their names in small letters
   * @param transport the browser's end of a socket; null where it wants none
   */
  TestExchange(
      String method,
      String url,
      Map<String, String> headers,
      byte[] body,
      @Nullable Transport transport) {
    String[] parts = url.split("#", 2)[0].split("[?]", 2);
    this.method = method;
    this.path = parts[0];
    this.query = parts.length < 2 ? null : parts[1];
    this.headers = headers;
    this.body = body;
    this.transport = transport;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public @Nullable String query() {
    return query;
  }

  @Override
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public List<String> headers(String name) {
    String value = header(name);
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public String authority() {
    return HOST;
  }

  @Override
  public boolean secure() {
    return false;
  }

  @Override
  public String remoteAddress() {
    return "127.0.0.1";
  }

  @Override
  public long contentLength() {
    return body.length;
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public void header(String name, String value) {
    answerHeaders.put(name, new ArrayList<>(List.of(value)));
  }

  @Override
  public void addHeader(String name, String value) {
    answerHeaders.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  @Override
  public void withdraw(String name) {
    answerHeaders.remove(name);
  }

  @Override
  public boolean isCommitted() {
    return status != 0;
  }

  @Override
  public void send(int code, byte[] answer) {
    status = code;
    answerBody = answer;
  }

  @Override
  public void send(int code, long length, BodyWriter writer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.writeTo(out);
    send(code, out.toByteArray());
  }

  @Override
  public void upgrade(SocketOpener opener) throws RefusedException {
    if (transport == null) {
      throw new RefusedException(400, "no socket is wanted");
    }
    connection = opener.open(transport);
    status = 101;
  }

  @Override
  public void failed(Throwable cause) {
    failure = cause;
  }

  @Override
  public void abort(Throwable cause) {
    failure = cause;
  }

  Answer answer(String address) {
    return new Answer(address, status, answerHeaders, answerBody, failure);
  }

  @Nullable LiveConnection connection() {
    return connection;
  }
}
