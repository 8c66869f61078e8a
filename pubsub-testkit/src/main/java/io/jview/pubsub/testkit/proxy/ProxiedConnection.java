package io.jview.pubsub.testkit.proxy;

import java.io.IOException;
import java.net.Socket;

/** A client's connection through a proxy, and the server's end of it. */
public final class ProxiedConnection {

  private final Socket client;
  private final Socket server;
  private final ProxiedStream toServer;
  private final ProxiedStream toClient;

  public ProxiedConnection(Socket client, Socket server, FaultSettings settings) {
    this.client = client;
    this.server = server;
    this.toServer = new ProxiedStream(client, server, settings);
    this.toClient = new ProxiedStream(server, client, settings);
    swallow(settings.swallowed());
  }

  /** Where the server sees it come from. */
  public int portAtServer() {
    return server.getLocalPort();
  }

  public void swallow(FaultSettings.Ways ways) {
    if (ways.toServer()) {
      toServer.swallow();
    }
    if (ways.toClient()) {
      toClient.swallow();
    }
  }

  /** Returns when the connection has ended. */
  public void run() {
    Thread back = Thread.ofVirtual().name("jview-fault-proxy-to-client").start(toClient::run);
    toServer.run();
    try {
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(false); // each end was told by then, and a reset could overtake that
    }
  }

  /** Ends both ends with a reset, so that nothing that is on its way comes through. */
  public void close() {
    close(true);
  }

  private void close(boolean withReset) {
    for (Socket end : new Socket[] {client, server}) {
      try (end) {
        if (withReset) {
          end.setSoLinger(true, 0);
        }
      } catch (IOException e) {
        // It had ended already, which is all that is wanted.
        continue;
      }
    }
  }
}
