package io.jview.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.liveview.host.Cookies;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its one answer, on the request's virtual thread. */
record Exchange(Request request, Response response, Callback callback) {

  /** Gives the method; HEAD counts as GET, since the connection leaves the body out by itself. */
  String method() {
    return request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
  }

  /** Gives the path, percent-encoded as it came. */
  String path() {
    String path = request.getHttpURI().getPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  @Nullable String query() {
    return request.getHttpURI().getQuery();
  }

  @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }

  /** Gives the host with its port where it is given, as the browser addressed us. */
  @Nullable String authority() {
    String authority = request.getHttpURI().getAuthority();
    return authority == null ? request.getHeaders().get(HttpHeader.HOST) : authority;
  }

  boolean secure() {
    return request.isSecure();
  }

  Cookies cookies() {
    List<HttpCookie> all = new ArrayList<>(Request.getCookies(request));
    return name ->
        all.stream()
            .filter(cookie -> cookie.getName().equals(name))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElse(null);
  }

  /**
   * Reads the body; a longer one than {@code limit} bytes is refused with 413, a broken one 400.
   */
  byte[] body(int limit) throws RefusedRequest {
    if (request.getLength() > limit) {
      throw new RefusedRequest(413);
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        throw new RefusedRequest(413);
      }
      return body;
    } catch (IOException broken) {
      throw new RefusedRequest(400);
    }
  }

  void header(String name, String value) {
    response.getHeaders().put(name, value);
  }

  void cookie(HttpCookie cookie) {
    Response.addCookie(response, cookie);
  }

  void send(int status, String contentType, String body) {
    send(status, contentType, body.getBytes(UTF_8));
  }

  void send(int status, String contentType, byte[] body) {
    send(status, Map.of(HttpHeader.CONTENT_TYPE.asString(), contentType), body);
  }

  void send(int status, Map<String, String> headers, byte[] body) {
    response.setStatus(status);
    headers.forEach(this::header);
    if (status != 204 && status != 304) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    }
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  void sendEmpty(int status) {
    send(status, Map.of(), new byte[0]);
  }

  void redirect(int status, String location) {
    response.getHeaders().put(HttpHeader.LOCATION, location);
    sendEmpty(status);
  }
}
