package io.jview.liveview.spool;

import io.jview.pubsub.log.LimitedLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The folder of temporary files, with a budget for all of them. Each process has a folder of its
 * own in it, which it holds by a lock: what a process has left behind that is no more is removed
 * when another one starts. Thread-safe.
 */
public final class UploadFolder {

  private static final String LOCK = "lock";

  private final Path base;
  private final long budget;
  private final Supplier<String> ids;
  private final LimitedLog log;
  private final AtomicLong held = new AtomicLong();

  /** Guards the opening and closing of the process's folder. */
  private final Object lock = new Object();

  private @Nullable Path own;
  private @Nullable FileChannel holder;

  /**
   * Makes one, which touches no disk yet.
   *
   * @param base where it is, made when the first file comes
   * @param budget how many bytes all files may have
   * @param ids makes names that nobody guesses
   */
  public UploadFolder(Path base, long budget, Supplier<String> ids, LimitedLog log) {
    this.base = base;
    this.budget = budget;
    this.ids = ids;
    this.log = log;
  }

  /** Counts bytes that are about to be written; false: there is no room. */
  boolean reserve(long bytes) {
    if (held.addAndGet(bytes) <= budget) {
      return true;
    }
    held.addAndGet(-bytes);
    log.warn("There is no room for uploads: {} bytes are held", held.get());
    return false;
  }

  void free(long bytes) {
    held.addAndGet(-bytes);
  }

  /** How many bytes all files have. */
  public long held() {
    return held.get();
  }

  /** Makes an empty file that only this process's user can read. */
  Path create() throws IOException {
    return Files.createFile(own().resolve(ids.get()), onlyOwner("rw-------"));
  }

  private Path own() throws IOException {
    synchronized (lock) {
      if (own == null) {
        Files.createDirectories(base, onlyOwner("rwx------"));
        Path made = Files.createDirectory(base.resolve(ids.get()), onlyOwner("rwx------"));
        holder =
            FileChannel.open(
                made.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        holder.lock();
        own = made;
      }
      return own;
    }
  }

  private static FileAttribute<?>[] onlyOwner(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Removes what processes have left behind that are no more. Looks at the disk. */
  public void clear() {
    if (!Files.isDirectory(base)) {
      return;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, Files::isDirectory)) {
      for (Path folder : folders) {
        if (isLeft(folder)) {
          remove(folder);
        }
      }
    } catch (IOException failed) {
      log.warn("The folder of uploads could not be cleared", failed);
    }
  }

  private static boolean isLeft(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free != null;
    } catch (OverlappingFileLockException ownProcess) {
      return false;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  /** Removes all of this process. */
  public void close() {
    synchronized (lock) {
      if (own == null || holder == null) {
        return;
      }
      try {
        holder.close();
        remove(own);
      } catch (IOException failed) {
        log.warn("The folder of uploads could not be removed", failed);
      }
      own = null;
      holder = null;
    }
  }
}
