package io.jview.liveview.view;

import io.jview.liveview.upload.UploadEntry;
import io.jview.liveview.upload.UploadedFile;
import java.nio.file.Path;

/** A file that the browser has sent to somebody else. */
record ElsewhereFile(UploadEntry entry) implements UploadedFile {

  @Override
  public Path path() {
    throw new IllegalStateException("the file is not here: its upload is external");
  }

  @Override
  public void moveTo(Path target) {
    path();
  }

  @Override
  public void close() {}
}
