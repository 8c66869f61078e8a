package io.jview.pubsub.testkit;

import io.jview.pubsub.testkit.proxy.FaultSettings;
import io.jview.pubsub.testkit.proxy.FaultSettings.Ways;
import io.jview.pubsub.testkit.proxy.ProxiedConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a TCP server and makes the faults of networks: on loopback, for
 * tests. It begins by passing everything; each fault holds until {@link #pass()}.
 *
 * <p>Any thread may call it. Faults may be combined: a slow link can also be cut.
 */
public final class FaultProxy implements AutoCloseable {

  /** The two ways of a connection. */
  public enum Direction {
    /** From the client to the server. */
    TO_SERVER,
    /** From the server to the client. */
    TO_CLIENT
  }

  private static final int CONNECT_MILLIS = 5_000;

  private final SocketAddress server;
  private final ServerSocket listener;
  private final FaultSettings settings = new FaultSettings();
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final Thread acceptor =
      Thread.ofVirtual().name("jview-fault-proxy-accept").unstarted(this::accept);
  private volatile boolean cut;

  private FaultProxy(SocketAddress server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  /**
   * Begins to listen on a free port of the loopback interface.
   *
   * @param host the server's host
   * @param port the server's port
   * @return the proxy
   * @throws IOException if no port can be opened
   */
  public static FaultProxy to(String host, int port) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    FaultProxy proxy = new FaultProxy(new InetSocketAddress(host, port), listener);
    proxy.acceptor.start();
    return proxy;
  }

  /**
   * Tells where clients connect to, on the loopback interface.
   *
   * @return the port
   */
  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().name("jview-fault-proxy-connect").start(() -> connect(client));
      } catch (IOException e) {
        return; // the listener was closed: there is no other way to end accept
      }
    }
  }

  private void connect(Socket client) {
    Socket onward = new Socket();
    ProxiedConnection connection = new ProxiedConnection(client, onward, settings);
    connections.add(connection);
    try {
      if (cut) {
        throw new IOException("the link is cut");
      }
      onward.connect(server, CONNECT_MILLIS);
      connection.run();
    } catch (IOException e) {
      connection.close();
    } finally {
      connections.remove(connection);
    }
  }

  /**
   * Ends all faults. What was kept back comes through now; a connection that has been swallowed
   * stays silent for good, as its bytes are gone.
   */
  public void pass() {
    cut = false;
    settings.clear();
  }

  /** Ends every connection, and each new one at once. */
  public void cut() {
    cut = true;
    connections.forEach(ProxiedConnection::close);
  }

  /**
   * Loses what is sent, on connections that exist and on new ones, while both ends believe that
   * they are connected: a peer that is dead. A connection that ends is not told to the other side.
   *
   * @param directions which ways; both if none is named
   */
  public void swallow(Direction... directions) {
    Set<Direction> named = new HashSet<>(Arrays.asList(directions));
    Ways ways =
        new Ways(
            named.isEmpty() || named.contains(Direction.TO_SERVER),
            named.isEmpty() || named.contains(Direction.TO_CLIENT));
    settings.swallow(ways);
    connections.forEach(connection -> connection.swallow(ways));
  }

  /**
   * Ends every connection; new ones are accepted, and what is sent on them is lost both ways: a
   * server that says nothing from the first byte on. Those that were begun until {@link #pass()}
   * stay silent.
   */
  public void silence() {
    settings.swallow(Ways.BOTH);
    cut = false;
    connections.forEach(ProxiedConnection::close);
  }

  /**
   * Loses what is sent, both ways and for good, on some of the connections that exist.
   *
   * @param ports the ports that the server sees these connections come from
   */
  public void freeze(Set<Integer> ports) {
    connections.stream()
        .filter(connection -> ports.contains(connection.portAtServer()))
        .forEach(connection -> connection.swallow(Ways.BOTH));
  }

  /** Keeps back everything that is sent, in order: nothing comes through, and nothing is lost. */
  public void stall() {
    settings.stall();
  }

  /**
   * Lets everything come later; what comes soon after another stays so.
   *
   * @param delay by how much
   */
  public void delay(Duration delay) {
    settings.delay(delay);
  }

  /**
   * Limits how fast data comes through, each way of each connection by itself.
   *
   * @param bytesPerSecond the limit; greater than 0
   */
  public void throttle(int bytesPerSecond) {
    if (bytesPerSecond <= 0) {
      throw new IllegalArgumentException("bytesPerSecond must be greater than 0");
    }
    settings.throttle(bytesPerSecond);
  }

  /**
   * Counts the connections that exist.
   *
   * @return how many
   */
  public int connections() {
    return connections.size();
  }

  /** Ends every connection and gives the port back: nobody can connect once it has returned. */
  @Override
  public void close() {
    cut();
    try {
      listener.close();
      acceptor.join(); // only then is the port free
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
