package io.jview.web;

import io.jview.liveview.host.RefusedException;
import io.jview.web.host.BodyWriter;
import io.jview.web.host.HttpExchange;
import io.jview.web.host.SocketOpener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request of a test, and what it was answered with. */
public final class RecordedExchange implements HttpExchange {

  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, List<String>> answer = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String method;
  private final String url;
  private String contextPath = "";
  private byte[] sent = new byte[0];
  private byte[] body = new byte[0];
  private boolean secure;
  private int status;

  private RecordedExchange(String method, String url) {
    this.method = method;
    this.url = url;
  }

  public static RecordedExchange get(String url) {
    return new RecordedExchange("GET", url);
  }

  public static RecordedExchange of(String method, String url) {
    return new RecordedExchange(method, url);
  }

  public RecordedExchange with(String name, String value) {
    headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    return this;
  }

  /** Sends a body along. */
  public RecordedExchange sending(String contentType, String text) {
    sent = text.getBytes(StandardCharsets.UTF_8);
    return with("Content-Type", contentType);
  }

  public RecordedExchange below(String path) {
    contextPath = path;
    return this;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return url.split("[?]", 2)[0];
  }

  @Override
  public String contextPath() {
    return contextPath;
  }

  @Override
  public String query() {
    return url.contains("?") ? url.split("[?]", 2)[1] : null;
  }

  @Override
  public String header(String name) {
    return headers.containsKey(name) ? headers.get(name).getFirst() : null;
  }

  @Override
  public List<String> headers(String name) {
    return headers.getOrDefault(name, List.of());
  }

  @Override
  public String authority() {
    return header("Host") == null ? "localhost" : header("Host");
  }

  @Override
  public boolean secure() {
    return secure;
  }

  /** Has it come over TLS. */
  public RecordedExchange overTls() {
    secure = true;
    return this;
  }

  /** Gives it a body, as a form has it. */
  public RecordedExchange posting(String form) {
    sent = form.getBytes(StandardCharsets.UTF_8);
    return with("Content-Type", "application/x-www-form-urlencoded");
  }

  @Override
  public long contentLength() {
    return sent.length;
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(sent);
  }

  @Override
  public void header(String name, String value) {
    answer.put(name, new ArrayList<>(List.of(value)));
  }

  @Override
  public void addHeader(String name, String value) {
    answer.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  @Override
  public void withdraw(String name) {
    answer.remove(name);
  }

  @Override
  public boolean isCommitted() {
    return status != 0;
  }

  @Override
  public void send(int code, byte[] bytes) {
    status = code;
    body = bytes;
  }

  @Override
  public void send(int code, long length, BodyWriter writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!method.equals("HEAD")) {
        writer.writeTo(out);
        if (length >= 0 && out.size() != length) {
          throw new IllegalStateException(length + " bytes were promised, not " + out.size());
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (length >= 0) {
      header("Content-Length", Long.toString(length));
    }
    send(code, out.toByteArray());
  }

  @Override
  public void upgrade(SocketOpener opener) throws RefusedException {
    throw new RefusedException(400, "no sockets here");
  }

  @Override
  public void abort(Throwable cause) {
    throw new IllegalStateException(cause);
  }

  public int status() {
    return status;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public String answered(String name) {
    return answer.containsKey(name) ? answer.get(name).getFirst() : null;
  }

  public List<String> allAnswered(String name) {
    return answer.getOrDefault(name, List.of());
  }
}
