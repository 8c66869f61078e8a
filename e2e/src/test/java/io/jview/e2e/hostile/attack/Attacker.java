package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who attacks: many connections, each on a thread of its own, that come back when the server has
 * ended them.
 */
public final class Attacker implements AutoCloseable {

  /** The honest browsers have the address that ends with 1. */
  private static final int FIRST_ADDRESS = 2;

  private static final int ADDRESSES_OF_A_NET = 250;
  private static final int PAUSE_MILLIS = 50;
  private static final int PATIENCE_MILLIS = 10_000;

  private final InetSocketAddress server;
  private final Set<Wire> open = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private volatile boolean leaving;

  public Attacker(InetSocketAddress server) {
    this.server = server;
  }

  /** What is done on one connection; what it throws is taken for the server's doing. */
  public interface Deed {
    void on(Wire wire) throws IOException, InterruptedException;
  }

  /** Does something on so many connections, each from an address of its own, and holds them. */
  public void each(int count, Deed deed) {
    each(count, count, deed);
  }

  /** Does something on so many connections from so many addresses in turn, and holds them. */
  public void each(int count, int addresses, Deed deed) {
    for (int i = 0; i < count; i++) {
      InetAddress from = address(i % addresses);
      threads.add(Thread.ofVirtual().name("e2e-attack-" + i).start(() -> goOn(from, deed)));
    }
  }

  private static InetAddress address(int number) {
    int net = number / ADDRESSES_OF_A_NET;
    int host = FIRST_ADDRESS + number % ADDRESSES_OF_A_NET;
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, (byte) net, (byte) host});
    } catch (UnknownHostException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void goOn(InetAddress from, Deed deed) {
    try {
      while (!leaving) {
        once(from, deed);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException left) {
      Thread.currentThread().interrupt();
    }
  }

  private void once(InetAddress from, Deed deed) throws InterruptedException {
    try (Wire wire = Wire.open(server, from)) {
      open.add(wire);
      opened.incrementAndGet();
      deed.on(wire);
      wire.drain();
      count();
    } catch (IOException refused) {
      count();
    } finally {
      open.removeIf(wire -> !wire.isOpen());
    }
  }

  private void count() {
    if (!leaving) {
      ended.incrementAndGet();
    }
  }

  /** Whether the attack goes on. */
  public boolean goesOn() {
    return !leaving;
  }

  public int opened() {
    return opened.get();
  }

  /** How many connections the server has refused or ended. */
  public int ended() {
    return ended.get();
  }

  /** Leaves, and cuts all that is open. */
  @Override
  public void close() {
    leaving = true;
    threads.forEach(Thread::interrupt);
    open.forEach(Wire::close);
    try {
      for (Thread thread : threads) {
        thread.join(PATIENCE_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
