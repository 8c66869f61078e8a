package io.jview.web.host;

import io.jview.liveview.host.LiveConnection;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.host.Transport;

/** Decides about one socket that a browser wants to open. */
@FunctionalInterface
public interface SocketOpener {

  /**
   * Takes a socket. Called once, before the browser is answered. From then on the host owes the
   * connection its {@link LiveConnection#closed}, also where the socket never opens.
   *
   * @param transport the socket; what is sent or closed before it is open waits until it is
   * @return who takes its messages
   * @throws RefusedException if there is to be no socket
   */
  LiveConnection open(Transport transport) throws RefusedException;
}
