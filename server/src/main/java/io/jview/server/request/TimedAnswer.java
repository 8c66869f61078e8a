package io.jview.server.request;

import io.jview.server.connection.Outstanding;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is sent in parts, each of which must be taken in time before the next is made.
 * Used by the request's thread. What is written must not change before the call returns.
 */
final class TimedAnswer extends OutputStream {

  /** The client is gone, or as good as gone. */
  static final class UntakenException extends EofException {

    private static final long serialVersionUID = 1;

    UntakenException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  private final Response response;
  private final Outstanding outstanding;

  TimedAnswer(Response response, Outstanding outstanding) {
    this.response = response;
    this.outstanding = outstanding;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!outstanding.add(length)) {
      throw new UntakenException("There is no memory left for the answer", null);
    }
    try {
      CompletableFuture<Void> taken = new CompletableFuture<>();
      Callback told = Callback.from(() -> taken.complete(null), taken::completeExceptionally);
      response.write(false, ByteBuffer.wrap(bytes, offset, length), told);
      await(taken, outstanding.patience(length));
    } finally {
      outstanding.remove(length);
    }
  }

  private static void await(CompletableFuture<Void> taken, long nanos) throws IOException {
    try {
      taken.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new UntakenException("The answer was not taken in time", late);
    } catch (ExecutionException failed) {
      throw new UntakenException("The answer could not be sent", failed.getCause());
    } catch (InterruptedException interrupted) {
      throw new InterruptedIOException("The answer is not wanted any more");
    }
  }
}
