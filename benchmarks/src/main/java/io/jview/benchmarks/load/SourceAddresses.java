package io.jview.benchmarks.load;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives connections a local address of their own choice: between two addresses there are only some
 * 28,000 free ports. The port is chosen here too, since the kernel's search for one grows slow.
 */
final class SourceAddresses {

  private static final int FIRST_PORT = 10_000;
  private static final int PORTS = 20_000;
  private static final int TRIES = 1_000;

  private final InetAddress address;
  private final AtomicInteger next = new AtomicInteger();

  SourceAddresses(InetAddress address) {
    this.address = address;
  }

  void bind(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    for (int i = 0; i < TRIES; i++) {
      int port = FIRST_PORT + Math.floorMod(next.getAndIncrement(), PORTS);
      try {
        channel.bind(new InetSocketAddress(address, port));
        return;
      } catch (BindException taken) {
        continue;
      }
    }
    throw new BindException("No free port of " + address.getHostAddress());
  }
}
