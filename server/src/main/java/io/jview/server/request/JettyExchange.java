package io.jview.server.request;

import io.jview.liveview.host.RefusedException;
import io.jview.server.connection.Outstanding;
import io.jview.server.connection.PromptEndPoint;
import io.jview.server.socket.JettySockets;
import io.jview.web.Limits;
import io.jview.web.host.BodyWriter;
import io.jview.web.host.HttpExchange;
import io.jview.web.host.SocketOpener;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A request and its answer in Jetty, as a site sees them. */
record JettyExchange(
    Request request, Response response, Callback callback, JettySockets sockets, Limits limits)
    implements HttpExchange {

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    String path = request.getHttpURI().getPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  @Override
  public @Nullable String query() {
    return request.getHttpURI().getQuery();
  }

  @Override
  public @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }

  @Override
  public List<String> headers(String name) {
    return request.getHeaders().getValuesList(name);
  }

  @Override
  public @Nullable String authority() {
    String authority = request.getHttpURI().getAuthority();
    return authority == null ? request.getHeaders().get(HttpHeader.HOST) : authority;
  }

  /**
   * By the scheme: a proxy's HTTP/2 in the clear may name https, and says otherwise in a header.
   */
  @Override
  public boolean secure() {
    return "https".equalsIgnoreCase(request.getHttpURI().getScheme());
  }

  @Override
  public @Nullable String remoteAddress() {
    if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress far) {
      InetAddress address = far.getAddress();
      return address == null ? far.getHostString() : address.getHostAddress();
    }
    return null;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return request.getAttribute(name);
  }

  @Override
  public long contentLength() {
    return request.getLength();
  }

  @Override
  public InputStream body() {
    return new TimedBody(request, limits.requestDeadline());
  }

  @Override
  public void header(String name, String value) {
    response.getHeaders().put(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    response.getHeaders().add(name, value);
  }

  @Override
  public void withdraw(String name) {
    response.getHeaders().remove(name);
  }

  @Override
  public boolean isCommitted() {
    return response.isCommitted();
  }

  @Override
  public void send(int status, byte[] body) {
    Leftover.drop(request, status, limits.requestDeadline());
    response.setStatus(status);
    if (status != 204 && status != 304) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    }
    Outstanding.Answer answer = endPoint().outstanding().answer(body.length, callback);
    if (answer.isBorne()) {
      response.write(true, ByteBuffer.wrap(body), answer);
    } else {
      answer.failed(new EofException("There is no memory left for the answer"));
    }
  }

  /** Gives the connection that it is on. */
  PromptEndPoint endPoint() {
    return PromptEndPoint.of(request.getConnectionMetaData().getConnection().getEndPoint());
  }

  @Override
  public void send(int status, long length, BodyWriter body) throws IOException {
    Leftover.drop(request, status, limits.requestDeadline());
    response.setStatus(status);
    if (length >= 0) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
    }
    if (method().equals("HEAD")) {
      response.write(true, null, callback);
      return;
    }
    try {
      Outstanding outstanding = endPoint().outstanding();
      body.writeTo(new TimedAnswer(response, outstanding));
      response.write(true, BufferUtil.EMPTY_BUFFER, outstanding.answer(0, callback));
    } catch (TimedAnswer.UntakenException gone) {
      callback.failed(gone);
    }
  }

  @Override
  public void upgrade(SocketOpener opener) throws RefusedException {
    sockets.upgrade(request, response, callback, opener);
  }

  @Override
  public void abort(Throwable cause) {
    callback.failed(cause);
  }
}
