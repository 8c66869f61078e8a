package io.jview.pubsub.postgres.kept;

import io.jview.pubsub.postgres.database.Causes;
import io.jview.pubsub.postgres.database.Database;
import io.jview.pubsub.postgres.database.PostgresOptions;
import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.LogPage;
import io.jview.pubsub.spi.RefusedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** The log of all kept topics of a database. Nothing is opened until a topic is kept. */
public final class KeptLog {

  private final LogTables tables;
  private final LogSession reading;
  private final LogSession writing;
  private final LogSession keeping;
  private final LogWriter writer;
  private final LogKeeper keeper;
  private final AdapterThread reader;

  /** Makes one, which opens nothing yet. */
  public KeptLog(PostgresOptions options, LogTables tables) {
    Database database = new Database(options);
    AtomicBoolean tablesAreThere = new AtomicBoolean();
    this.tables = tables;
    this.reading = new LogSession(database, options, tables, tablesAreThere);
    this.writing = new LogSession(database, options, tables, tablesAreThere);
    this.keeping = new LogSession(database, options, tables, tablesAreThere);
    String address = options.url().address();
    this.keeper = new LogKeeper(tables, keeping, address);
    this.writer = new LogWriter(tables, writing, keeper, address);
    this.reader = new AdapterThread("jview-postgres-log-read-" + address);
  }

  /** Appends a frame, and notifies. */
  public CompletionStage<Void> append(String topic, byte[] frame, LogBounds bounds) {
    return writer.append(topic, frame, bounds);
  }

  /** Reads a part of a topic's log. */
  public CompletionStage<LogPage> read(String topic, long from, int entries, long bytes) {
    CompletableFuture<LogPage> page = new CompletableFuture<>();
    reader
        .run(
            () ->
                page.complete(
                    reading.run(
                        false, connection -> tables.read(connection, topic, from, entries, bytes))))
        .exceptionally(
            failure -> {
              page.completeExceptionally(
                  Causes.isRefusal(failure)
                      ? new RefusedException(Causes.text(failure), failure)
                      : failure);
              return null;
            });
    return page;
  }

  /** Ends what waits for too long. */
  public void dropWhatIsLate() {
    reading.dropIfLate();
    writing.dropIfLate();
    keeping.dropIfLate();
  }

  /** Ends everything; done when it has ended. */
  public CompletableFuture<Void> close() {
    reading.close();
    return CompletableFuture.allOf(
        writer.close(), keeper.close(), reader.close().toCompletableFuture());
  }
}
