package io.jview.liveview.spool;

import io.jview.liveview.upload.UploadWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file as it is written. It is open only while a chunk is, so that a thousand files on
 * their way need not a thousand descriptors.
 */
record Target(UploadFolder folder, Path path, Held held) implements UploadWriter {

  /** How much of the folder's budget the file has. */
  static final class Held {
    private long bytes;
  }

  /** There is no room for a chunk. */
  static final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  static Target in(UploadFolder folder) throws IOException {
    return new Target(folder, folder.create(), new Held());
  }

  @Override
  public void write(byte[] chunk) throws IOException {
    if (!folder.reserve(chunk.length)) {
      throw new NoRoomException();
    }
    held.bytes += chunk.length;
    try (SeekableByteChannel file =
        Files.newByteChannel(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(chunk);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
  }

  @Override
  public void finish() {}

  @Override
  public void cancel() {
    release();
    try {
      Files.deleteIfExists(path);
    } catch (IOException left) {
      path.toFile().deleteOnExit();
    }
  }

  /** The file is somebody else's from now on. */
  void release() {
    folder.free(held.bytes);
    held.bytes = 0;
  }
}
