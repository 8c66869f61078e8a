package io.jview.pubsub.postgres.database;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A try to connect, which another thread can end. The driver opens a connection in its own time: it
 * does so on a virtual thread, because interrupting one closes its socket.
 */
public final class Opening {

  private static final Logger log = LoggerFactory.getLogger(Opening.class);

  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

  /** Opens something in the time that is left; what comes later is closed. */
  public <T extends AutoCloseable> T open(Callable<T> way, Deadline deadline)
      throws IOException, TimeoutException {
    CompletableFuture<T> opened = new CompletableFuture<>();
    Thread worker =
        Thread.ofVirtual().name("jview-postgres-open").start(() -> complete(opened, way));
    try {
      await(opened, deadline);
      return opened.join();
    } catch (IOException | TimeoutException e) {
      worker.interrupt();
      opened.thenAccept(Opening::close);
      throw e;
    }
  }

  private static <T> void complete(CompletableFuture<T> opened, Callable<T> way) {
    try {
      opened.complete(way.call());
    } catch (Exception | Error e) {
      opened.completeExceptionally(e);
    }
  }

  private static void close(AutoCloseable late) {
    try {
      late.close();
    } catch (Exception e) {
      log.debug("A connection that came late did not close well", e);
    }
  }

  /** Waits for a stage; its failure becomes one of the connection. */
  public void await(CompletableFuture<?> stage, Deadline deadline)
      throws IOException, TimeoutException {
    try {
      CompletableFuture.anyOf(stage, cancelled).get(deadline.nanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw cause instanceof IOException io ? io : new IOException(Causes.text(cause), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Ends what is being opened, and whatever else is waited for. */
  public void cancel() {
    cancelled.completeExceptionally(new IOException("closed"));
  }
}
