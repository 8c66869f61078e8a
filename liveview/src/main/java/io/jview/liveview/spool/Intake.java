package io.jview.liveview.spool;

import io.jview.liveview.upload.Upload;
import io.jview.liveview.upload.UploadEntry;
import io.jview.liveview.upload.UploadError;
import io.jview.liveview.upload.UploadWriter;
import io.jview.liveview.upload.UploadedFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way from a browser. One thread at a time works on it: {@link #begin} gives it to
 * a worker, {@link #end} takes it back. {@link #abort} may come from any thread at any time: what
 * is left is cleaned up by whoever has the intake to himself.
 */
public final class Intake {

  private static final int HEAD = 64;

  private final Upload upload;
  private final UploadEntry entry;
  private final UploadFolder folder;
  private final AtomicBoolean working = new AtomicBoolean();
  private volatile boolean aborted;
  private volatile boolean done;
  private volatile boolean handedOver;
  private volatile long received;
  private volatile @Nullable UploadError error;

  /** The worker's. */
  private @Nullable UploadWriter writer;

  private byte[] head = new byte[0];

  /** Makes one for a file of which nothing has come. */
  public Intake(Upload upload, UploadEntry entry, UploadFolder folder) {
    this.upload = upload;
    this.entry = entry;
    this.folder = folder;
  }

  /** Gives it to the calling thread, unless another one has it or it has ended. */
  public boolean begin() {
    return !aborted && !done && working.compareAndSet(false, true);
  }

  /** Lets go. */
  public void end() {
    working.set(false);
    cleanUpIfAborted();
  }

  /** Opens what is written to; by who has begun. Gives what is wrong. */
  public @Nullable UploadError open() {
    try {
      UploadWriter.Factory factory = upload.writer();
      writer = factory == null ? Target.in(folder) : factory.open(entry);
      return entry.size() == 0 ? finish() : null;
    } catch (IOException | RuntimeException failed) {
      return fail(UploadError.FAILED);
    }
  }

  /** Writes what comes next; by who has begun. Gives what is wrong. */
  public @Nullable UploadError take(byte[] chunk) {
    UploadWriter open = writer;
    if (open == null || error != null) {
      return fail(UploadError.FAILED);
    }
    if (chunk.length > entry.size() - received) {
      return fail(UploadError.TOO_LARGE);
    }
    if (!isAccepted(chunk)) {
      return fail(UploadError.NOT_ACCEPTED);
    }
    try {
      open.write(chunk);
      long all = received + chunk.length;
      received = all;
      return all == entry.size() ? finish() : null;
    } catch (Target.NoRoomException full) {
      return fail(UploadError.NO_ROOM);
    } catch (IOException | RuntimeException failed) {
      return fail(UploadError.FAILED);
    }
  }

  /** Looks at the first bytes, however small the chunks are that they come in. */
  private boolean isAccepted(byte[] chunk) {
    if (head.length >= HEAD) {
      return true;
    }
    int more = Math.min(chunk.length, HEAD - head.length);
    byte[] longer = Arrays.copyOf(head, head.length + more);
    System.arraycopy(chunk, 0, longer, head.length, more);
    head = longer;
    boolean known = head.length == HEAD || received + chunk.length == entry.size();
    return !known || upload.accepted().allowContent(head);
  }

  private @Nullable UploadError finish() {
    try {
      if (writer != null) {
        writer.finish();
      }
      done = true;
      return null;
    } catch (IOException | RuntimeException failed) {
      return fail(UploadError.FAILED);
    }
  }

  private UploadError fail(UploadError what) {
    error = what;
    aborted = true;
    return what;
  }

  /** Gives it up, and what has come; from any thread. */
  public void abort() {
    aborted = true;
    cleanUpIfAborted();
  }

  private void cleanUpIfAborted() {
    if (aborted && !handedOver && working.compareAndSet(false, true)) {
      cleanUp();
    }
  }

  /** Once: nobody lets go after that. */
  private void cleanUp() {
    UploadWriter open = writer;
    writer = null;
    if (open instanceof Target file) {
      file.cancel();
    } else if (open != null && !done) {
      open.cancel();
    }
  }

  public boolean isDone() {
    return done;
  }

  /** How much has come, 0 to 100. */
  public int progress() {
    return done ? 100 : (int) Math.min(99, received * 100 / Math.max(1, entry.size()));
  }

  public @Nullable UploadError error() {
    return error;
  }

  public UploadEntry entry() {
    return entry;
  }

  /** Gives the file to whoever has asked, once it is done; it is his to close. */
  public UploadedFile handOver(UploadEntry now) {
    if (!done) {
      throw new IllegalStateException("the file has not come whole");
    }
    handedOver = true;
    return new ReceivedFile(now, writer instanceof Target file ? file : null);
  }
}
