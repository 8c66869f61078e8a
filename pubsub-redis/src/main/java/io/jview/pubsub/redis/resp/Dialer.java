package io.jview.pubsub.redis.resp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections. A name is looked up each time, and of several addresses each is tried within
 * its share of the time, until a server at one of them gives the answers that are wanted.
 */
public final class Dialer {

  /** What is said first on a connection. */
  @FunctionalInterface
  public interface Greeting<T> {

    /** Asks; a failure ends the connection. */
    T exchange(RespSocket socket, Deadline deadline) throws IOException;
  }

  /** A connection that is open, and what was answered at first. */
  public record Opened<T>(RespSocket socket, T answer) {}

  private final Lookup lookup;
  private final @Nullable SSLSocketFactory tls;

  public Dialer(RedisOptions options) {
    this.lookup = options.lookup();
    this.tls = options.tls();
  }

  /** Asks, and closes the connection. */
  public <T> T ask(Address address, Greeting<T> question, Deadline deadline, Opening opening)
      throws IOException {
    Opened<T> opened = open(address, question, deadline, opening);
    opened.socket().close();
    return opened.answer();
  }

  /** Opens a connection for longer. */
  public <T> Opened<T> open(
      Address address, Greeting<T> greeting, Deadline deadline, Opening opening)
      throws IOException {
    List<SocketAddress> all = places(address);
    List<IOException> failures = new ArrayList<>();
    for (SocketAddress place : all) {
      try {
        Deadline share = deadline.part(all.size() - failures.size());
        return open(address, place, greeting, share, opening);
      } catch (IOException e) {
        failures.add(e);
      }
    }
    throw explained(address, all, failures);
  }

  private List<SocketAddress> places(Address address) throws IOException {
    if (address.isUnix()) {
      return List.of(UnixDomainSocketAddress.of(address.host()));
    }
    try {
      List<SocketAddress> all = new ArrayList<>();
      for (InetAddress each : lookup.of(address.host())) {
        all.add(new InetSocketAddress(each, address.port()));
      }
      return all;
    } catch (UnknownHostException e) {
      throw new IOException("Redis at " + address + ": " + Causes.text(e), e);
    }
  }

  /** Whether a name still leads where it once did; true where nobody tells. */
  public boolean leadsTo(Address address, SocketAddress place) {
    try {
      return places(address).contains(place);
    } catch (IOException e) {
      return true;
    }
  }

  private <T> Opened<T> open(
      Address address,
      SocketAddress place,
      Greeting<T> greeting,
      Deadline deadline,
      Opening opening)
      throws IOException {
    RespSocket socket = RespSocket.open(address, place, tls, deadline, opening);
    try {
      return new Opened<>(socket, greeting.exchange(socket, deadline));
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static IOException explained(
      Address address, List<SocketAddress> all, List<IOException> failures) {
    StringBuilder text = new StringBuilder("Redis at " + address + ": ");
    for (int i = 0; i < failures.size(); i++) {
      text.append(i == 0 ? "" : "; ");
      if (all.size() > 1 && all.get(i) instanceof InetSocketAddress place) {
        text.append("at ").append(place.getAddress().getHostAddress()).append(' ');
      }
      text.append(Causes.text(failures.get(i)));
    }
    IOException last = failures.getLast();
    return failures.stream().allMatch(Dialer::isRefusal)
        ? new Refusal(text.toString(), last)
        : new IOException(text.toString(), last);
  }

  private static boolean isRefusal(IOException failure) {
    return failure instanceof Refusal || Causes.isCertificate(failure);
  }
}
