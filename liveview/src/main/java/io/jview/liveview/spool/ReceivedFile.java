package io.jview.liveview.spool;

import io.jview.liveview.upload.UploadEntry;
import io.jview.liveview.upload.UploadedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A file that has come whole; without a target it is where the application has written it. */
final class ReceivedFile implements UploadedFile {

  private final UploadEntry entry;
  private final @Nullable Target target;
  private final AtomicBoolean gone = new AtomicBoolean();

  ReceivedFile(UploadEntry entry, @Nullable Target target) {
    this.entry = entry;
    this.target = target;
  }

  @Override
  public UploadEntry entry() {
    return entry;
  }

  private Target target() {
    if (target == null) {
      throw new IllegalStateException("the upload's writer has this file, see Upload.writer");
    }
    return target;
  }

  @Override
  public Path path() {
    return target().path();
  }

  @Override
  public void moveTo(Path to) throws IOException {
    Files.move(path(), to, StandardCopyOption.REPLACE_EXISTING);
    if (gone.compareAndSet(false, true)) {
      target().release();
    }
  }

  @Override
  public void close() {
    if (target != null && gone.compareAndSet(false, true)) {
      target.cancel();
    }
  }
}
